#include "support/documents.h"

#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <vector>

namespace khaldun::testing {
namespace {

[[noreturn]] void Fail(const std::string& line) {
  std::fprintf(stderr, "malformed CoNLL-U in a test: %s\n", line.c_str());
  std::abort();
}

std::vector<std::string> Split(const std::string& line) {
  std::vector<std::string> fields;
  bool tabs = line.find('\t') != std::string::npos;
  std::istringstream in(line);
  for (std::string f;
       tabs ? static_cast<bool>(std::getline(in, f, '\t')) : static_cast<bool>(in >> f);) {
    fields.push_back(f);
  }
  return fields;
}

std::string Folder(const char* variable) {
  const char* value = std::getenv(variable);
  if (value == nullptr) {
    std::fprintf(stderr, "%s is not set; run the tests through ctest\n", variable);
    std::abort();
  }
  return value;
}

}  // namespace

Document DocumentOf(std::string_view text, std::string_view published) {
  Story story;
  story.id = "test";
  story.origin = "test";
  if (!published.empty()) story.published = *ParseDate(published);
  OffsetMap offsets;
  offsets.AddRun({0, 0, 1});
  return Document(std::move(story), std::string(text), std::move(offsets), TextLayer{});
}

Document DocumentOfConllu(std::string_view conllu, std::string_view published) {
  std::string text;
  SegmentLayer segment;
  SyntaxLayer syntax;
  uint32_t first = 0;
  auto close = [&] {
    auto end = static_cast<uint32_t>(segment.words.size());
    if (end == first) return;
    for (uint32_t w = first; w < end; ++w) {
      auto& word = syntax.words[w];
      if (word.relation == Relation::kRoot) word.head = WordId(w);
      if (word.head.value >= end) Fail("head out of range");
    }
    segment.sentences.push_back({{segment.words[first].span.begin, segment.words.back().span.end},
                                 {WordId(first), WordId(end)},
                                 0});
    syntax.parsed.push_back(true);
    first = end;
  };
  std::istringstream in{std::string(conllu)};
  bool space = false;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.find_first_not_of(" \t") == std::string::npos) {
      close();
      continue;
    }
    if (line[0] == '#') continue;
    auto f = Split(line);
    bool full = f.size() == 10;
    if (full && f[0].find_first_of("-.") != std::string::npos) continue;
    if (!full && f.size() != 5 && f.size() != 6) Fail(line);
    const std::string& form = full ? f[1] : f[0];
    auto upos = UposFromName(full ? f[3] : f[1]);
    auto relation = RelationFromName(full ? f[7] : f[4]);
    auto features = Features::Parse(full ? f[5] : f.size() == 6 ? f[5] : "_");
    int head = std::atoi((full ? f[6] : f[3]).c_str());
    if (!upos || !relation || !features || head < 0) Fail(line);
    if (space) text += ' ';
    auto begin = static_cast<uint32_t>(text.size());
    text += form;
    segment.words.push_back({{begin, static_cast<uint32_t>(text.size())}, false});
    const std::string& lemma = f[2];
    auto at = static_cast<uint32_t>(syntax.lemma_pool.size());
    syntax.lemma_pool += lemma;
    syntax.words.push_back({*upos,
                            head == 0 ? Relation::kRoot : *relation,
                            WordId(first + static_cast<uint32_t>(head == 0 ? 0 : head - 1)),
                            *features,
                            {at, static_cast<uint32_t>(syntax.lemma_pool.size())}});
    space = !full || f[9].find("SpaceAfter=No") == std::string::npos;
  }
  close();
  Document document = DocumentOf(text, published);
  if (!document.Add(std::move(segment)).ok() || !document.Add(std::move(syntax)).ok()) std::abort();
  return document;
}

std::string ShareFolder() { return Folder("KHALDUN_SHARE"); }
std::string SourceFolder() { return Folder("KHALDUN_SOURCE"); }

}  // namespace khaldun::testing
