// usage: bench_reading FILE…: the processor time of reading and cleaning, for each format as it is.
// One thread; without the time of the disk.
#include <fmt/format.h>

#include <ctime>

#include "clean/clean.h"
#include "ingest/source.h"

namespace {

double ProcessorSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

int Fail(const khaldun::Status& status) {
  fmt::print(stderr, "{}\n", status.message());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr double kSentenceBytes = 120;  // of English news, about
  auto share = khaldun::resources::Share::Find("");
  if (!share) return Fail(share.error());
  auto cleaner = khaldun::clean::Cleaner::Make(*share);
  if (!cleaner) return Fail(cleaner.error());
  auto source = khaldun::ingest::Source::Open({argv + 1, argv + argc});
  if (!source) return Fail(source.error());
  double reading = 0, cleaning = 0;
  size_t stories = 0, quarantined = 0, bytes = 0;
  for (;;) {
    double start = ProcessorSeconds();
    auto item = (*source)->Next();
    double read = ProcessorSeconds();
    reading += read - start;
    if (!item) return Fail(item.error());
    if (!*item) break;
    auto* story = std::get_if<khaldun::Story>(&**item);
    if (story == nullptr) {
      ++quarantined;
      continue;
    }
    bytes += story->text.size();
    auto document = cleaner->Open(std::move(*story));
    cleaning += ProcessorSeconds() - read;
    ++(document ? stories : quarantined);
  }
  double sentences = static_cast<double>(bytes) / kSentenceBytes;
  fmt::print("stories {}  quarantined {}  text {:.1f} MB\n", stories, quarantined,
             static_cast<double>(bytes) / 1e6);
  fmt::print("a sentence of {} bytes: reading {:.2f} us, cleaning {:.2f} us\n", kSentenceBytes,
             reading * 1e6 / sentences, cleaning * 1e6 / sentences);
  return 0;
}
