// Runs a fuzz target over the files of the folders named on the command line, for builds without
// libFuzzer. Fails where a folder is missing or empty, since then nothing was tested.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::error_code error;
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(argv[i], error)) {
      std::ifstream file(entry.path(), std::ios::binary);
      std::string bytes{std::istreambuf_iterator<char>(file), {}};
      LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
      ++files;
    }
    std::printf("%s: %d files\n", argv[i], files);
    if (files == 0) return 1;
  }
  return argc > 1 ? 0 : 1;
}
