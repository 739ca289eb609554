#include "coref/facts.h"

#include <algorithm>
#include <array>

#include "text/fold_word.h"

namespace khaldun::coref {
namespace {

template <size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 30> kMen = {
    "man",      "boy",         "father",      "son",         "brother", "husband",
    "uncle",    "king",        "prince",      "sheikh",      "emir",    "sultan",
    "emperor",  "businessman", "congressman", "policeman",   "mr",      "lord",
    "sir",      "gentleman",   "widower",     "grandfather", "nephew",  "spokesman",
    "chairman", "priest",      "bishop",      "imam",        "pope",    "monk"};
constexpr std::array<std::string_view, 26> kWomen = {
    "woman",   "girl",          "mother",        "daughter",    "sister", "wife",
    "aunt",    "queen",         "princess",      "widow",       "mrs",    "ms",
    "lady",    "businesswoman", "congresswoman", "policewoman", "miss",   "grandmother",
    "niece",   "actress",       "spokeswoman",   "chairwoman",  "nun",    "housewife",
    "empress", "schoolgirl"};
constexpr std::array<std::string_view, 8> kSomebodyNew = {
    "another", "other", "more", "further", "second", "third", "fellow", "additional"};
constexpr std::array<std::string_view, 15> kParticles = {"al",  "el", "bin", "ibn", "bint",
                                                         "abu", "ul", "de",  "van", "von",
                                                         "der", "la", "le",  "di",  "da"};

std::string Folded(std::string_view word) {
  std::string folded;
  text::AppendFolded(word, folded);
  return folded;
}

class Collector {
 public:
  Collector(const Document& document, const resources::FirstNames& names)
      : document_(document),
        segment_(document.Get<SegmentLayer>()),
        syntax_(document.Get<SyntaxLayer>()),
        names_(names) {}

  Facts Of(const Mention& m) {
    Facts f;
    f.sentence = segment_.SentenceOf(m.words.begin).value;
    f.head = m.head;
    f.head_lemma = Folded(syntax_.lemma(m.head));
    bool plural = syntax_.word(m.head).features.Has(Feature::kNumber, "Plur");
    f.number = plural && m.kind != MentionKind::kName ? Number::kPlural : Number::kSingular;
    if (m.kind == MentionKind::kPronoun) {
      f.pronoun = ClassOf(document_, m.head);
      SetPronoun(f);
      return f;
    }
    WordId core = m.name_words ? m.name_words->begin : m.head;
    for (WordId w = m.words.begin; w < core; ++w.value) AddModifier(m, w, f);
    if (m.name_words) {
      AddName(m, f);
    } else {
      f.gender = GenderOfNoun(f.head_lemma);
    }
    return f;
  }

 private:
  static void SetPronoun(Facts& f) {
    bool plural = f.pronoun == PronounClass::kThey || f.pronoun == PronounClass::kWe;
    f.number = plural ? Number::kPlural : Number::kSingular;
    if (f.pronoun == PronounClass::kHe) f.gender = Gender::kMale;
    if (f.pronoun == PronounClass::kShe) f.gender = Gender::kFemale;
  }

  void AddModifier(const Mention& m, WordId w, Facts& f) const {
    const WordSyntax& word = syntax_.word(w);
    std::string lemma = Folded(syntax_.lemma(w));
    if (IsOneOf(lemma, kSomebodyNew)) f.other = true;
    if (word.upos == Upos::kDet ||
        (word.upos == Upos::kPron && word.features.Has(Feature::kPoss, "Yes"))) {
      // Only the phrase's own article counts, not the possessor's: "the army's chief" has none.
      if (w == m.words.begin && f.article == Article::kNone) f.article = ArticleOf(lemma, word);
      return;
    }
    if (document_.text(segment_.word(w).span) == "'s" ||
        document_.text(segment_.word(w).span) == "’s") {
      f.article = Article::kPossessive;
    }
    if (word.upos == Upos::kPunct || word.upos == Upos::kPart) return;
    if (m.name_words && (word.upos == Upos::kNoun || word.upos == Upos::kPropn))
      f.roles.push_back(lemma);
    f.modifiers.push_back(std::move(lemma));
  }

  static Article ArticleOf(std::string_view lemma, const WordSyntax& word) {
    if (word.upos == Upos::kPron) return Article::kPossessive;
    if (lemma == "the") return Article::kDefinite;
    if (lemma == "this" || lemma == "that") return Article::kDemonstrative;
    return Article::kIndefinite;
  }

  void AddName(const Mention& m, Facts& f) const {
    for (WordId w = m.name_words->begin; w < m.name_words->end; ++w.value) {
      std::string part = Folded(document_.text(segment_.word(w).span));
      if (syntax_.word(w).upos == Upos::kPunct || part.empty() || IsOneOf(part, kParticles))
        continue;
      f.name_parts.push_back(std::move(part));
    }
    if (m.entity_kind != EntityKind::kPerson) return;
    for (const std::string& role : f.roles) {
      if (Gender g = GenderOfNoun(role); g != Gender::kUnknown) f.gender = g;
    }
    if (f.gender != Gender::kUnknown) return;
    if (!f.name_parts.empty()) f.gender = names_.GenderOf(f.name_parts[0]);
    if (f.gender != Gender::kUnknown || !m.known) return;
    // A known person called by his surname: the whole name tells.
    f.gender = names_.GenderOf(Folded(std::string_view(m.name).substr(0, m.name.find(' '))));
  }

  static Gender GenderOfNoun(std::string_view lemma) {
    if (IsOneOf(lemma, kMen)) return Gender::kMale;
    return IsOneOf(lemma, kWomen) ? Gender::kFemale : Gender::kUnknown;
  }

  const Document& document_;
  const SegmentLayer& segment_;
  const SyntaxLayer& syntax_;
  const resources::FirstNames& names_;
};

}  // namespace

PronounClass ClassOf(const Document& document, WordId word) {
  std::string form = Folded(document.text(document.Get<SegmentLayer>().word(word).span));
  auto is = [&](auto... forms) { return ((form == forms) || ...); };
  if (is("he", "him", "his", "himself")) return PronounClass::kHe;
  if (is("she", "her", "hers", "herself")) return PronounClass::kShe;
  if (is("it", "its", "itself")) return PronounClass::kIt;
  if (is("they", "them", "their", "theirs", "themselves", "themself")) return PronounClass::kThey;
  if (is("i", "me", "my", "mine", "myself")) return PronounClass::kI;
  if (is("we", "us", "our", "ours", "ourselves")) return PronounClass::kWe;
  if (is("you", "your", "yours", "yourself", "yourselves")) return PronounClass::kYou;
  return PronounClass::kNone;
}

std::vector<Facts> CollectFacts(const Document& document, const resources::FirstNames& names) {
  Collector collector(document, names);
  std::vector<Facts> facts;
  const auto& mentions = document.Get<EntityLayer>().mentions;
  facts.reserve(mentions.size());
  for (const Mention& m : mentions) facts.push_back(collector.Of(m));
  return facts;
}

}  // namespace khaldun::coref
