# make run: build what is needed and code the sample reports. make test: build and run the tests.
.PHONY: run test
run:
	@scripts/run.sh
test:
	@scripts/test.sh
