#include "coref/codes.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "text/fold_word.h"

namespace khaldun::coref {
namespace {

std::vector<std::string> FoldedWords(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  auto close = [&] {
    if (word.empty()) return;
    std::string folded;
    text::AppendFolded(word, folded);
    words.push_back(std::move(folded));
    word.clear();
  };
  for (char c : text) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '\'' ||
                  (c & 0x80) != 0;
    if (letter) {
      word += c;
    } else {
      close();
    }
  }
  close();
  return words;
}

bool Has(const std::vector<Sector>& sectors, Sector s) {
  return std::find(sectors.begin(), sectors.end(), s) != sectors.end();
}

template <size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// What courts and police do to those whom they take for criminals.
constexpr std::array<std::string_view, 11> kPunish = {"arrest",   "sentence", "convict",  "jail",
                                                      "imprison", "charge",   "indict",   "detain",
                                                      "try",      "arraign",  "extradite"};
// Fighters of no country, where the text names none.
constexpr std::array<std::string_view, 6> kOfNoCountry = {"jihadist",  "jihadi",   "terrorist",
                                                          "extremist", "islamist", "bomber"};

// Of several states or of none in particular: "international monitors", "Arab leaders".
constexpr std::array<std::string_view, 16> kOfManyStates = {
    "international", "multinational", "foreign", "global",       "world",  "european",
    "african",       "asian",         "arab",    "western",      "allied", "transnational",
    "nordic",        "baltic",        "balkan",  "transatlantic"};
constexpr std::array<std::string_view, 6> kSaying = {"say",     "announce", "report",
                                                     "confirm", "add",      "claim"};
// "the foreign minister" is of one.
constexpr std::array<std::string_view, 7> kForeignAffairs = {
    "minister", "ministry", "secretary", "office", "department", "spokesman", "spokeswoman"};

class Coder {
 public:
  Coder(const Document& document, const std::vector<Facts>& facts, const CountryWords& words,
        Clusters& clusters)
      : document_(document),
        segment_(document.Get<SegmentLayer>()),
        syntax_(document.Get<SyntaxLayer>()),
        mentions_(document.Get<EntityLayer>().mentions),
        facts_(facts),
        words_(words),
        clusters_(clusters) {}

  void Run() {
    for (uint32_t m = 0; m < mentions_.size(); ++m) {
      if (mentions_[m].kind == MentionKind::kPronoun) Own(m);
    }
    for (uint32_t m = 0; m < mentions_.size(); ++m) Punished(m);
    for (uint32_t m = 0; m < mentions_.size(); ++m) Officers(m);
    std::string main = MainCountry();
    for (uint32_t c = 0; c < clusters_.size(); ++c) Default(clusters_[c], main);
  }

 private:
  // "his Libyan counterpart", "its army", "their forces": the pronoun's entity owns the phrase.
  void Own(uint32_t pronoun) {
    WordId head = facts_[pronoun].head;
    if (syntax_.word(head).relation != Relation::kNmodPoss) return;
    WordId owned = syntax_.word(head).head;
    const Cluster owner = clusters_[clusters_.Of(pronoun)];
    // The phrase that holds the pronoun stands right before it in the order of mentions.
    for (uint32_t m = pronoun; m-- > 0 && mentions_[m].words.Contains(head);) {
      bool counterpart = HoldsCounterpart(m);
      if (mentions_[m].head != owned && !counterpart) continue;
      Cluster& c = clusters_[clusters_.Of(m)];
      if (c.known || clusters_.Of(m) == clusters_.Of(pronoun)) return;
      if (counterpart) {
        if (c.sectors.empty() || owner.kind == EntityKind::kPerson) c.sectors = owner.sectors;
        return;
      }
      if (c.country.empty()) c.country = owner.country;
      bool challenger = Has(owner.sectors, Sector::kReb) || Has(owner.sectors, Sector::kPrm);
      if (challenger && c.sectors == std::vector<Sector>{Sector::kMil}) c.sectors = owner.sectors;
      return;
    }
  }

  // Somebody without an office who is arrested or sentenced.
  void Punished(uint32_t m) {
    Cluster& c = clusters_[clusters_.Of(m)];
    bool nobody = c.sectors.empty() || c.sectors == std::vector<Sector>{Sector::kCvl};
    if (c.known || c.kind != EntityKind::kPerson || !nobody || facts_[m].number == Number::kPlural)
      return;
    const WordSyntax& word = syntax_.word(facts_[m].head);
    std::string_view verb = syntax_.lemma(word.head);
    bool suffers = word.relation == Relation::kNsubjPass || word.relation == Relation::kObj;
    bool admits = word.relation == Relation::kNsubj && verb == "plead";
    if ((suffers && IsOneOf(verb, kPunish)) || admits) c.sectors = {Sector::kCrm};
  }

  // An "officer" is of the police or of the army, whichever was spoken of last.
  void Officers(uint32_t m) {
    const Cluster& read = clusters_[clusters_.Of(m)];
    if (facts_[m].head_lemma == "officer" && facts_[m].modifiers.empty() &&
        mentions_[m].kind == MentionKind::kNominal) {
      if (armed_ && !read.known) clusters_[clusters_.Of(m)].sectors = {*armed_};
      return;
    }
    if (mentions_[m].kind != MentionKind::kNominal) return;
    if (Has(read.sectors, Sector::kCop)) armed_ = Sector::kCop;
    if (Has(read.sectors, Sector::kMil)) armed_ = Sector::kMil;
  }

  bool HoldsCounterpart(uint32_t m) const {
    const Mention& mention = mentions_[m];
    WordId end = mention.name_words ? mention.name_words->begin : mention.words.end;
    for (WordId w = mention.words.begin; w < end; ++w) {
      if (syntax_.lemma(w) == "counterpart") return true;
    }
    return false;
  }

  std::string MainCountry() const {
    std::map<std::string, int> votes;
    int all = 0;
    auto vote = [&](const std::string& country, int weight) {
      if (country.empty() || IsNoCountry(country)) return;
      votes[country] += weight;
      all += weight;
    };
    for (const Mention& m : mentions_) {
      if (m.actor) vote(m.actor->country, 1);
    }
    if (document_.story().title) vote(words_.FirstIn(*document_.story().title), 2);
    const auto& dateline = document_.Get<TextLayer>().dateline;
    if (dateline) vote(words_.FirstIn(dateline->place), 2);
    auto best = std::max_element(votes.begin(), votes.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
    return best != votes.end() && best->second * 2 > all ? best->first : std::string();
  }

  // "The Malian army said troops had left Gao": nameless soldiers and officials in what somebody of
  // a state says are of that state.
  std::string CountryOfSpeaker(uint32_t m) const {
    const auto& head = facts_[m].head;
    WordId verb = head;
    for (int up = 0; up < 6 && syntax_.word(verb).head != verb; ++up) {
      WordId below = verb;
      verb = syntax_.word(verb).head;
      Relation r = Base(syntax_.word(below).relation);
      bool said = (r == Relation::kCcomp || r == Relation::kParataxis) &&
                  IsOneOf(syntax_.lemma(verb), kSaying);
      if (!said) continue;
      return CountryOfState(m, verb);
    }
    return {};
  }

  // Of the state's body or servant that is the subject of `verb` in the sentence of mention `m`.
  std::string CountryOfState(uint32_t m, WordId verb) const {
    uint32_t s = m;
    while (s > 0 && facts_[s - 1].sentence == facts_[m].sentence) --s;
    for (; s < mentions_.size() && facts_[s].sentence == facts_[m].sentence; ++s) {
      const WordSyntax& word = syntax_.word(mentions_[s].head);
      if (word.head != verb || word.relation != Relation::kNsubj) continue;
      const Cluster& speaker = clusters_[clusters_.Of(s)];
      bool state = Has(speaker.sectors, Sector::kGov) || Has(speaker.sectors, Sector::kMil) ||
                   Has(speaker.sectors, Sector::kCop);
      if (state && !IsNoCountry(speaker.country)) return speaker.country;
    }
    return {};
  }

  // The country of a place that the sentence names with "in", "near" or "across", of a town with
  // any preposition.
  std::string CountryOfSentence(uint32_t sentence) {
    if (places_.empty()) {
      places_.resize(segment_.sentences.size());
      for (uint32_t m = 0; m < mentions_.size(); ++m) {
        const Mention& mention = mentions_[m];
        if (mention.entity_kind != EntityKind::kPlace || !mention.actor ||
            mention.words.begin.value == 0)
          continue;
        WordId before{mention.words.begin.value - 1};
        std::string_view form = document_.text(segment_.word(before).span);
        std::string& place = places_[facts_[m].sentence];
        bool locative =
            form == "in" || form == "In" || form == "near" || form == "across" || form == ",";
        // A town is where things happen, whatever stands before it; a state may also act.
        bool town = mention.actor->sectors.empty() && syntax_.word(before).upos == Upos::kAdp;
        locative |= town;
        if (locative && place.empty() && !IsNoCountry(mention.actor->country))
          place = mention.actor->country;
      }
    }
    return places_[sentence];
  }

  static bool IsOfManyStates(const Facts& f) {
    if (IsOneOf(f.head_lemma, kForeignAffairs)) return false;
    bool states = f.head_lemma == "country" || f.head_lemma == "nation" || f.head_lemma == "state";
    if (states && f.number == Number::kPlural) return true;
    return std::any_of(f.modifiers.begin(), f.modifiers.end(),
                       [](const std::string& m) { return IsOneOf(m, kOfManyStates); });
  }

  static bool IsWorldwide(const Facts& f) {
    return std::any_of(f.name_parts.begin(), f.name_parts.end(), [](const std::string& part) {
      return part == "world" || part == "international" || part == "global";
    });
  }

  void Default(Cluster& c, const std::string& main) {
    if (c.mentions.empty() || !c.country.empty() || c.sectors.empty() || c.known) return;
    if (!c.named && Has(c.sectors, Sector::kReb) &&
        IsOneOf(facts_[c.mentions.front()].head_lemma, kOfNoCountry))
      return;
    if (IsOfManyStates(facts_[c.mentions.front()])) return;
    if (c.named && IsWorldwide(facts_[c.mentions.front()])) {
      // "World Water Forum"
      if (Has(c.sectors, Sector::kSoc)) c.country = "NGO";
      return;
    }
    bool servants = Has(c.sectors, Sector::kMil) || Has(c.sectors, Sector::kCop) ||
                    Has(c.sectors, Sector::kGov);
    if (servants && !c.named) c.country = CountryOfSpeaker(c.mentions.front());
    if (!c.country.empty()) return;
    c.country = CountryOfSentence(facts_[c.mentions.front()].sentence);
    if (c.country.empty()) c.country = main;
  }

  const Document& document_;
  const SegmentLayer& segment_;
  const SyntaxLayer& syntax_;
  const std::vector<Mention>& mentions_;
  const std::vector<Facts>& facts_;
  const CountryWords& words_;
  Clusters& clusters_;
  std::vector<std::string> places_;  // by sentence
  std::optional<Sector> armed_;      // of the last police or soldiers read
};

}  // namespace

CountryWords::CountryWords(const resources::Countries& countries) {
  auto add = [&](std::string_view name, uint32_t id) {
    std::vector<std::string> folded = FoldedWords(name);
    if (folded.empty()) return;
    trie_.Add(std::vector<std::string_view>(folded.begin(), folded.end()), id);
  };
  for (const resources::Country& c : countries.all()) {
    auto id = static_cast<uint32_t>(codes_.size());
    codes_.push_back(c.alpha3);
    states_.insert(c.name);
    add(c.name, id);
    for (const std::string& s : c.other_names) {
      // "US" would be found in "us", for titles are not cut into words by their case.
      if (s.size() > 3) add(s, id);
    }
    for (const std::string& s : c.adjectives) {
      if (s.size() > 3) add(s, id);
    }
    if (!c.capital.empty()) add(c.capital, id);
  }
}

std::string CountryWords::FirstIn(std::string_view text) const {
  std::vector<uint32_t> ids;
  for (const std::string& word : FoldedWords(text)) ids.push_back(trie_.WordId(word));
  for (size_t i = 0; i < ids.size(); ++i) {
    std::string found;
    trie_.Walk(std::span(ids).subspan(i), [&](uint32_t, uint32_t id) { found = codes_[id]; });
    if (!found.empty()) return found;
  }
  return {};
}

void GiveCodes(const Document& document, const std::vector<Facts>& facts, const CountryWords& words,
               Clusters& clusters) {
  Coder(document, facts, words, clusters).Run();
}

}  // namespace khaldun::coref
