#include <algorithm>
#include <vector>

#include "geo/cue_words.h"

namespace khaldun::geo {
namespace {

constexpr std::string_view kLists[][2] = {
    {"placeprep",
     "in at near from to into toward towards outside inside around across throughout within "
     "through via off between "
     "above below beyond onto along leaving visiting"},
    {"prep",
     "of on by with for against about after before over under among versus vs. vs since until than "
     "as like"},
    {"title",
     "mr mr. mrs mrs. ms ms. dr dr. sir lord lady president vice-president premier chancellor "
     "minister ministers "
     "secretary senator sen. sens. rep. reps. representative congressman congresswoman gov. "
     "governor mayor judge "
     "justice attorney general gen. maj. major col. colonel lt. lieutenant capt. captain sgt. "
     "sergeant cpl. pvt. adm. "
     "admiral cmdr. commander chief sheriff officer detective deputy prof. professor rev. reverend "
     "father sister "
     "bishop archbishop pope imam sheikh sheik ayatollah king queen prince princess sultan emir "
     "ambassador spokesman "
     "spokeswoman spokesperson coach manager director chairman chairwoman ceo leader lawmaker "
     "councilman "
     "councilwoman commissioner superintendent principal author actor actress singer rabbi pastor "
     "st saint"},
    {"feature",
     "county counties parish river rivers lake lakes creek bay gulf sea ocean strait canal "
     "mountain mountains mount "
     "mt mt. hill hills valley desert island islands isle peninsula cape coast beach park forest "
     "street st. streets "
     "avenue ave. ave road rd. rd drive boulevard blvd. lane highway route interstate bridge "
     "square plaza airport "
     "port harbor harbour station province state region district township twp. borough village "
     "town city governorate "
     "oblast prefecture territory republic kingdom emirate canyon falls springs dam reservoir "
     "border camp crossing "
     "base airbase refinery heights ridge point pass plateau basin delta oasis glacier reef "
     "neighborhood "
     "neighbourhood suburb quarter metro area capital"},
    {"org",
     "university college school academy institute hospital church cathedral temple mosque museum "
     "library bank company "
     "corp corp. inc inc. co co. ltd ltd. llc group holdings industries airlines airways party "
     "union association "
     "federation council committee commission ministry department dept. agency authority office "
     "bureau court police "
     "army navy force forces guard fund foundation society club league center centre hotel theater "
     "theatre stadium "
     "arena times post herald tribune journal gazette news daily star globe press chronicle "
     "observer examiner "
     "telegraph guardian sentinel magazine television radio tv network fc united team house hall "
     "tower building "
     "award prize cup act treaty accord agreement"},
    {"speech",
     "said says say told tells added announced stated noted insisted argued warned claimed "
     "declared replied wrote "
     "believes thinks recalled explained testified asked"},
    {"direction",
     "north south east west northern southern eastern western northeast northwest southeast "
     "southwest northeastern "
     "northwestern southeastern southwestern central downtown upper lower greater mid inner outer "
     "suburban rural "
     "uptown midtown"},
    {"time",
     "monday tuesday wednesday thursday friday saturday sunday january february march april may "
     "june july august "
     "september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. "
     "dec. mon. tue. wed. "
     "thu. fri. sat. sun. today yesterday easter christmas ramadan"},
    {"sport",
     "game games match tournament win wins won beat beats defeated lost victory championship "
     "season team coach player "
     "players quarterback goalkeeper midfielder striker defender fans scored"},
};

struct Entry {
  std::string_view word;
  Cue cue;
};

// Immutable after its first use.
const std::vector<Entry>& Table() {
  static const std::vector<Entry> kTable = [] {
    std::vector<Entry> table;
    uint8_t cue = 1;
    for (const auto& list : kLists) {
      std::string_view words = list[1];
      while (!words.empty()) {
        size_t blank = words.find(' ');
        table.push_back({words.substr(0, blank), static_cast<Cue>(cue)});
        words = blank == std::string_view::npos ? std::string_view{} : words.substr(blank + 1);
      }
      ++cue;
    }
    // The first list that has a word wins.
    std::stable_sort(table.begin(), table.end(),
                     [](const Entry& a, const Entry& b) { return a.word < b.word; });
    return table;
  }();
  return kTable;
}

}  // namespace

std::string_view Name(Cue cue) {
  return cue == Cue::kNone ? "none" : kLists[static_cast<size_t>(cue) - 1][0];
}

Cue CueOf(std::string_view lower) {
  const auto& table = Table();
  auto found =
      std::lower_bound(table.begin(), table.end(), lower,
                       [](const Entry& e, std::string_view word) { return e.word < word; });
  return found != table.end() && found->word == lower ? found->cue : Cue::kNone;
}

bool IsActOfGovernment(std::string_view lemma) {
  static constexpr std::string_view kVerbs[] = {
      "accept",  "accuse",   "agree",     "announce",  "approve",  "argue",    "ask",
      "back",    "ban",      "believe",   "blame",     "block",    "call",     "claim",
      "condemn", "consider", "criticize", "cut",       "declare",  "decide",   "decline",
      "demand",  "denounce", "deny",      "deploy",    "dismiss",  "expect",   "expel",
      "fear",    "hope",     "impose",    "insist",    "invite",   "launch",   "offer",
      "oppose",  "order",    "plan",      "pledge",    "promise",  "propose",  "protest",
      "pull",    "push",     "recall",    "recognize", "refuse",   "reject",   "reply",
      "request", "respond",  "sanction",  "say",       "seek",     "send",     "sign",
      "summon",  "supply",   "support",   "suspend",   "threaten", "urge",     "veto",
      "view",    "vow",      "want",      "warn",      "welcome",  "withdraw", "withhold"};
  return std::binary_search(std::begin(kVerbs), std::end(kVerbs), lemma);
}

}  // namespace khaldun::geo
