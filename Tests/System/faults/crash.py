"""A. Ends at every step: kills, crashes and power cuts, each followed by a start and the oracle."""
import signal, time

from .house import article
from .injection import each_call
from .scenario import Fault, Skip, expect, scenario


def a_few(house):
    """Articles, a duplicate and a rejection: all ways that a file can go."""
    house.fill(4)
    house.drop("wire/again.txt", article("article 2"))
    house.drop_bad("scan.pdf", b"%PDF-1.4 nothing to read", "not-text")


@scenario(1, "SIGKILL at each rename: claims, archive, rejections", quick=True)
def kill_at_rename(lab):
    kills = each_call(lab, ["renameat2", "renameat", "rename"], prepare=a_few)
    return f"{kills} kills"


@scenario(2, "SIGKILL at each write of the store", quick=True)
def kill_at_write(lab):
    kills = each_call(lab, ["write", "pwrite64", "writev"], prepare=a_few,
                      paths=lambda house: [house.active])
    return f"{kills} kills"
