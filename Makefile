DESKMARK := .build/release/deskmark

.PHONY: run setup build test lint validate bench

run: build
	$(DESKMARK) run

setup:
	@scripts/setup

build: setup
	swift build -c release --static-swift-stdlib --product deskmark

test: setup
	swift build --build-tests
	swift test --skip-build --disable-xctest --no-parallel

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

validate: build
	$(DESKMARK) validate

bench: build
	$(DESKMARK) bench desktop
