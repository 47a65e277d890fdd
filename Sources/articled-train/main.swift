import ArgumentParser

TrainSentences.main()
