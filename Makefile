# make <verb>; `make` alone lists them.
SOURCES := Sources Tests Plugins Package.swift
STRICT  := --explicit-target-dependency-import-check error -Xswiftc -warnings-as-errors
RELEASE := swift build -c release --static-swift-stdlib --scratch-path .build/static
STATE   ?= var
CORPORA ?= ../shared/corpora
DESTDIR ?=
# Of fuzzing, for each target; TARGET names one or more, else all are meant.
SECONDS ?= 60
TARGET  ?=
PREFIX  ?= /usr
# Below DESTDIR; a distribution may have its own places.
UNITDIR ?= /lib/systemd/system

.DEFAULT_GOAL := help
.PHONY: help packages run test build release lint format check golden gate faults soak \
	bench models fuzz linear sanitize install deb system clean

help:      ## list the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
packages:  ## install the Debian packages that building and testing need
	@scripts/install-packages
run: packages release ## start the daemon on ./var, drop the samples the first time, show what it finds
	@scripts/run-here .build/static/release $(STATE)
test: packages ## run all tests that are quick
	swift build --build-tests $(STRICT)
	swift test --skip-build --parallel
build: packages ## build everything for debugging; warnings and undeclared imports are errors
	swift build --build-tests $(STRICT)
release: packages ## build the programs as they are installed: optimised, static Swift runtime
	@$(RELEASE) --product articled
	@$(RELEASE) --product articlectl
lint:      ## check the layout of the sources, the unit and its exposure, the manual
	swift format lint --strict --recursive --parallel $(SOURCES)
	scripts/check-unit systemd/articled.service
	scripts/check-manual
format:    ## rewrite the sources in the house layout
	swift format format --in-place --recursive --parallel $(SOURCES)
check: lint build test ## what must pass before a commit
golden: packages ## record golden files anew; review the difference before committing
	-ARTICLED_RECORD=1 swift test --filter Golden
	git diff --stat -- Tests
gate: release ## score extraction on annotated articles, where they are at hand
	scripts/score .build/static/release/articlectl
faults: release ## all that may go wrong, number by number, on the real programs; ONLY=3,14 QUICK=1
	@scripts/install-packages faults
	python3 Tests/System/faults/run.py $(if $(ONLY),--only $(ONLY)) $(if $(QUICK),--quick)
soak: release ## all that may go wrong, at random; SECONDS=60 or KILLS=10000, SEED=1
	python3 Tests/System/soak.py $(if $(KILLS),--kills $(KILLS),--seconds $(SECONDS)) \
		$(if $(SEED),--seed $(SEED))
bench: release ## time extraction and the daemon; writes docs/benchmarks/<date>-<cpu>.csv
	@$(RELEASE) --product articled-bench
	.build/static/release/articled-bench
models: packages ## train the models anew, bit for bit, where the corpora are at hand; CORPORA=folder
	@$(RELEASE) --product articled-train
	@scripts/make-models .build/static/release/articled-train $(CORPORA)
fuzz: packages ## look for inputs that break a promise; SECONDS=60 for each TARGET
	@scripts/fuzz $(SECONDS) $(TARGET)
linear:    ## check that no hostile text costs more for a byte as it grows
	@$(RELEASE) --product articled-linear
	.build/static/release/articled-linear
sanitize: packages ## run the tests under the thread and the address sanitizer
	@scripts/sanitize thread
	@scripts/sanitize address
install: release ## install below DESTDIR: programs, unit, users, folders, configuration, manual
	scripts/install-files .build/static/release "$(DESTDIR)" "$(PREFIX)" "$(UNITDIR)"
deb: release ## build the Debian package into dist and check it
	@scripts/install-packages packaging
	scripts/check-manual .build/static/release
	@package=$$(scripts/make-deb .build/static/release dist) && echo "$$package" && \
		lintian --allow-root --fail-on error,warning "$$package"
system: deb ## test the Debian package under a real systemd, booted in namespaces; needs root
	Tests/System/systemd/run.py
clean:     ## remove what was built
	rm -rf .build dist
