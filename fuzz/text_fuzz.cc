// Text in any encoding to a clean document whose promises hold.
#include "clean/clean.h"
#include "support.h"

namespace {

const khaldun::clean::Cleaner& TheCleaner() {
  static const khaldun::clean::Cleaner cleaner = [] {
    auto share = khaldun::resources::Share::Find("");
    khaldun::fuzz::Require(share.has_value());
    auto made = khaldun::clean::Cleaner::Make(*share);
    khaldun::fuzz::Require(made.has_value());
    return std::move(*made);
  }();
  return cleaner;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using khaldun::fuzz::Require;
  khaldun::ingest::Item item =
      khaldun::ingest::Parse({.format = khaldun::ingest::Record::Format::kText,
                              .id = "x",
                              .origin = "x",
                              .bytes = khaldun::fuzz::Bytes(data, size)});
  khaldun::fuzz::CheckItem(item);
  auto* story = std::get_if<khaldun::Story>(&item);
  if (story == nullptr) return 0;
  std::string input = story->text;
  auto document = TheCleaner().Open(std::move(*story));
  if (!document) return 0;
  Require(khaldun::Verify(*document).ok());
  size_t code_points = khaldun::text::CountCodePoints(input);
  uint32_t before = 0;
  for (uint32_t at = 0; at < document->text().size();) {
    uint32_t bytes = static_cast<uint32_t>(khaldun::text::DecodeAt(document->text(), at).size);
    khaldun::Span in = document->offsets().ToInput(document->text(), {at, at + bytes});
    Require(before <= in.begin && in.begin <= in.end && in.end <= code_points);
    before = in.begin;
    at += bytes;
  }
  return 0;
}
