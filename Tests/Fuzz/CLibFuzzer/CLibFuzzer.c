// The header is all; SwiftPM wants a file to compile.
