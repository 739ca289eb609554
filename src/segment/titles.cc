#include "segment/titles.h"

#include <algorithm>
#include <array>

namespace khaldun::segment {
namespace {

constexpr std::string_view kTitles[] = {
    "adm.",    "ald.",  "amb.",   "asst.", "atty.", "brig.", "bros.", "capt.", "cmdr.", "cmdt.",
    "col.",    "cols.", "comdr.", "cpl.",  "cpt.",  "det.",  "dist.", "dr.",   "drs.",  "ens.",
    "fr.",     "gen.",  "gens.",  "gov.",  "govs.", "hon.",  "insp.", "lt.",   "ltc.",  "maj.",
    "messrs.", "mme.",  "mr.",    "mrs.",  "ms.",   "msgr.", "mt.",   "pfc.",  "pres.", "prof.",
    "profs.",  "pvt.",  "rep.",   "reps.", "rev.",  "sec.",  "secy.", "sen.",  "sens.", "sgt.",
    "spc.",    "st.",   "supt.",  "v.",    "vs.",
};
static_assert(std::is_sorted(std::begin(kTitles), std::end(kTitles)));
constexpr size_t kLongest = 7;

}  // namespace

bool IsTitle(std::string_view word) {
  if (word.size() < 2 || word.size() > kLongest || word.back() != '.') return false;
  std::array<char, kLongest> lower;
  for (size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    lower[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  if (word[0] == lower[0] && word[0] != 'v') return false;
  return std::binary_search(std::begin(kTitles), std::end(kTitles),
                            std::string_view(lower.data(), word.size()));
}

}  // namespace khaldun::segment
