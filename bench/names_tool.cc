// Judges pairs of spellings by models that did not see their classes.
//
//   names_tool CLASSES PAIRS   PAIRS as score_layers.py prints them: id, a, b;
//                              prints id, 1 or 0, log odds, a, b
//
// Five folds over the classes. A pair belongs to the fold of the first class that holds both of its
// spellings, else of the first that holds one. KHALDUN_SHARE names the share folder.
#include <cstdio>
#include <map>
#include <optional>
#include <vector>

#include "labelled_places.h"
#include "names/letters.h"
#include "names/train.h"
#include "resources/share.h"
#include "resources/table.h"

namespace khaldun {
namespace {

using bench::Need;
using bench::ReadAll;

constexpr size_t kFolds = 5;
constexpr const char* kHabits = "lexicon/transliteration.tsv";

struct Pair {
  std::string id, a, b;
  size_t fold = 0;
};

size_t FoldOf(const Pair& pair, const std::map<std::string, std::vector<size_t>>& classes_of) {
  std::map<size_t, int> held;
  for (const std::string* spelling : {&pair.a, &pair.b}) {
    auto found = classes_of.find(*spelling);
    if (found == classes_of.end()) continue;
    for (size_t c : found->second) ++held[c];
  }
  if (held.empty()) return 0;
  for (auto [c, count] : held) {
    if (count == 2) return c % kFolds;
  }
  return held.begin()->first % kFolds;
}

std::vector<Pair> ReadPairs(const std::string& path,
                            const std::vector<names::SpellingClass>& classes) {
  std::map<std::string, std::vector<size_t>> classes_of;
  for (size_t c = 0; c < classes.size(); ++c) {
    for (const std::string& spelling : classes[c]) classes_of[spelling].push_back(c);
  }
  std::vector<Pair> pairs;
  Status read = resources::ReadTable(path, ReadAll(path), [&](const resources::Row& row) {
    Pair pair{std::string(row[0]), names::LettersOf(row[1]), names::LettersOf(row[2])};
    pair.fold = FoldOf(pair, classes_of);
    pairs.push_back(std::move(pair));
    return Status::Ok();
  });
  if (!read.ok()) bench::Fail(read.message());
  return pairs;
}

void Cross(const std::string& classes_path, const std::string& pairs_path) {
  auto share = Need(resources::Share::Find(""));
  std::string habits = Need(share.Read(kHabits));
  auto classes = Need(names::ReadClasses(classes_path, ReadAll(classes_path)));
  auto pairs = ReadPairs(pairs_path, classes);
  for (size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<names::SpellingClass> others;
    for (size_t c = 0; c < classes.size(); ++c) {
      if (c % kFolds != fold) others.push_back(classes[c]);
    }
    auto model = Need(names::Train(others, kHabits, habits, {}));
    for (const Pair& p : pairs) {
      if (p.fold != fold) continue;
      float odds = model.LogOdds(p.a, p.b);
      std::printf("%s\t%d\t%.3f\t%s\t%s\n", p.id.c_str(), odds > 0 ? 1 : 0, odds, p.a.c_str(),
                  p.b.c_str());
    }
  }
}

}  // namespace
}  // namespace khaldun

int main(int argc, char** argv) {
  if (argc != 3) khaldun::bench::Fail("usage: names_tool CLASSES PAIRS");
  khaldun::Cross(argv[1], argv[2]);
}
