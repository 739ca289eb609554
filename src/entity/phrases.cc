#include "entity/phrases.h"

#include <algorithm>

#include "text/apposition.h"
#include "text/noun_phrase.h"

namespace khaldun::entity {
namespace {

bool IsAtPreposition(std::string_view form) {
  return form == "in" || form == "at" || form == "from" || form == "for" || form == "with" ||
         form == "within" || form == "inside";
}

class Builder {
 public:
  Builder(const Words& words, const Names& names) : words_(words), names_(names) {
    size_t count = words.segment().words.size();
    result_.by_head.assign(count, -1);
    begin_.resize(count);
    end_.resize(count);
    pending_.resize(count);
    first_child_.resize(count);
    next_sibling_.resize(count);
  }

  Phrases Run() {
    for (size_t s = 0; s < words_.segment().sentences.size(); ++s) {
      WordRange range = words_.segment().sentences[s].words;
      if (words_.syntax().parsed[s]) {
        AddParsed(range);
      } else {
        AddTagged(range);
      }
    }
    return std::move(result_);
  }

 private:
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  // ---- parsed sentences

  void AddParsed(WordRange sentence) {
    Order(sentence);
    for (WordId w : order_) {
      begin_[w.value] = w;
      end_[w.value] = Next(w);
      ForEachChild(w, [&](WordId c) {
        begin_[w.value] = std::min(begin_[w.value], begin_[c.value]);
        end_[w.value] = std::max(end_[w.value], end_[c.value]);
      });
      if (IsHead(w)) AddHead(w);
    }
    // "bombed forces loyal to Haftar", where the adjective hangs on the verb.
    for (WordId w = Next(sentence.begin); w < sentence.end; ++w) {
      if (words_.base(w) != Relation::kXcomp) continue;
      const int32_t before = result_.At(Previous(w));
      if (before < 0 || words_.head(Previous(w)) != words_.head(w)) continue;
      int32_t& of = result_.all[static_cast<size_t>(before)].of;
      if (of < 0) of = Lord(w);
    }
  }

  // Children before their heads; children lists in the order of the text.
  void Order(WordRange sentence) {
    order_.clear();
    for (WordId w = sentence.begin; w < sentence.end; ++w) {
      pending_[w.value] = 0;
      first_child_[w.value] = kNone;
    }
    for (WordId w = Previous(sentence.end);; --w.value) {
      WordId head = words_.head(w);
      if (head != w) {
        ++pending_[head.value];
        next_sibling_[w.value] = first_child_[head.value];
        first_child_[head.value] = w.value;
      }
      if (w == sentence.begin) break;
    }
    for (WordId w = sentence.begin; w < sentence.end; ++w) {
      WordId at = w;
      if (pending_[at.value] != 0) continue;
      while (true) {
        order_.push_back(at);
        pending_[at.value] = kNone;
        WordId head = words_.head(at);
        if (head == at || pending_[head.value] == kNone || --pending_[head.value] != 0 || head > w)
          break;
        at = head;
      }
    }
  }

  template <class F>
  void ForEachChild(WordId w, F&& each) const {
    for (uint32_t c = first_child_[w.value]; c != kNone; c = next_sibling_[c]) each(WordId(c));
  }

  bool IsHead(WordId w) const {
    switch (words_.upos(w)) {
      case Upos::kNoun:
      case Upos::kPropn:
      case Upos::kPron:
      case Upos::kNum:
        break;
      case Upos::kAdj:
      case Upos::kDet:
      case Upos::kSym:
      case Upos::kX:
        if (!IsNominalRelation(words_.base(w))) return false;
        break;
      default:
        return false;
    }
    Relation relation = words_.base(w);
    // "foreign and defense ministers": a conjunct modifies what the first one modifies.
    WordId up = w;
    for (int i = 0; relation == Relation::kConj && i < 50; ++i) {
      up = words_.head(up);
      relation = words_.base(up);
    }
    if (words_.relation(up) == Relation::kNmodDesc) return false;
    // A name that the arcs hang flat on a verb ("meeting Aleppo Mayor Brita Hasan") is its own.
    if (relation == Relation::kFlat && words_.upos(words_.head(up)) == Upos::kVerb) return true;
    switch (relation) {
      case Relation::kCompound:
      case Relation::kFlat:
      case Relation::kFixed:
      case Relation::kGoeswith:
      case Relation::kCase:
      case Relation::kCc:
      case Relation::kMark:
      case Relation::kDet:
      case Relation::kAux:
      case Relation::kCop:
      case Relation::kPunct:
      case Relation::kNummod:
      case Relation::kExpl:
      case Relation::kAmod:
        return false;
      default:
        break;
    }
    // Inside a longer name ("Affairs" of "Ministry of Religious Affairs") nothing begins.
    const NameSpan* name = names_.At(w);
    return name == nullptr || words_.head(w) == w || !name->words.Contains(words_.head(w));
  }

  static bool IsNominalRelation(Relation r) {
    return r == Relation::kNsubj || r == Relation::kObj || r == Relation::kIobj ||
           r == Relation::kObl || r == Relation::kNmod || r == Relation::kConj ||
           r == Relation::kAppos;
  }

  static bool IsLeftModifier(Relation base, bool quantity) {
    switch (base) {
      case Relation::kDet:
      case Relation::kAmod:
      case Relation::kCompound:
      case Relation::kNummod:
      case Relation::kFlat:
      case Relation::kGoeswith:
      case Relation::kNmod:
        return true;
      case Relation::kAdvmod:
      case Relation::kObl:
      case Relation::kCase:
        return quantity;
      default:
        return false;
    }
  }

  void AddHead(WordId head) {
    Phrase phrase{{head, Next(head)}, head, Next(head), head};
    bool quantity = words_.upos(head) == Upos::kNum;
    ForEachChild(head, [&](WordId c) {
      Relation base = words_.base(c);
      if (c < head) {
        if (!IsLeftModifier(base, quantity) || (base == Relation::kCase && words_.form(c) != "at"))
          return;
        if (text::IsStrayTime(words_.document(), c)) return;
        phrase.words.begin = std::min(phrase.words.begin, begin_[c.value]);
        if (words_.relation(c) == Relation::kNmodPoss) {
          phrase.possessor = result_.At(c);
          phrase.modifiers_begin = end_[c.value];
        }
        return;
      }
      AddRight(phrase, c, base);
    });
    if (const NameSpan* name = names_.At(head)) {
      phrase.words.begin = std::min(phrase.words.begin, name->words.begin);
      phrase.core_end = std::max(phrase.core_end, name->words.end);
      phrase.words.end = std::max(phrase.words.end, name->words.end);
    }
    while (phrase.words.begin < head && words_.upos(phrase.words.begin) == Upos::kPunct)
      ++phrase.words.begin;
    if (phrase.possessor < 0) phrase.modifiers_begin = phrase.words.begin;
    Push(phrase);
  }

  void AddRight(Phrase& phrase, WordId c, Relation base) {
    bool next =
        begin_[c.value].value <= phrase.words.end.value + 1 && begin_[c.value] >= phrase.core_end;
    bool joined = base == Relation::kFlat || base == Relation::kGoeswith ||
                  base == Relation::kFixed || words_.relation(c) == Relation::kNmodDesc ||
                  ((base == Relation::kNummod || base == Relation::kCompound) &&
                   words_.upos(c) != Upos::kNoun);
    if (joined && next && phrase.of < 0) {
      phrase.words.end = phrase.core_end = end_[c.value];
      return;
    }
    if (base == Relation::kAppos) {
      int32_t joined_to = result_.At(text::RenamedBy(words_.syntax(), c));
      int32_t& appositive = joined_to < 0 ? phrase.appositive
                                          : result_.all[static_cast<size_t>(joined_to)].appositive;
      if (appositive < 0) appositive = result_.At(c);
      return;
    }
    if (base == Relation::kAcl && phrase.at < 0) phrase.at = Origin(c);
    if ((base == Relation::kAcl || base == Relation::kAmod) && phrase.of < 0) phrase.of = Lord(c);
    if (base != Relation::kNmod) return;
    int32_t inner = result_.At(c);
    if (inner < 0) return;
    std::string_view preposition;
    ForEachChild(c, [&](WordId k) {
      if (words_.base(k) == Relation::kCase && preposition.empty()) preposition = words_.form(k);
    });
    const Phrase& other = result_.all[static_cast<size_t>(inner)];
    // "accused NATO of aggression": of a name nothing is told by a bare noun.
    const bool bare = words_.upos(c) == Upos::kNoun && begin_[c.value] == Previous(c) &&
                      names_.At(phrase.head) != nullptr;
    if (preposition == "of" && phrase.of < 0 && !bare) {
      phrase.of = inner;
      if (begin_[c.value] == phrase.words.end) phrase.words.end = other.words.end;
    } else if (IsAtPreposition(preposition) && phrase.at < 0) {
      phrase.at = inner;
      phrase.at_is_for = preposition == "for";
    }
  }

  // "troops loyal to Haftar": whose they are.
  int32_t Lord(WordId adjective) const {
    std::string_view lemma = words_.lemma(adjective);
    if (lemma != "loyal" && lemma != "belong" && lemma != "answerable") return -1;
    int32_t found = -1;
    ForEachChild(adjective, [&](WordId c) {
      bool to = words_.base(c) == Relation::kObl || words_.base(c) == Relation::kNmod;
      if (to && found < 0) found = result_.At(c);
    });
    return found;
  }

  // "a woman visiting from Canada", "gunmen based in Chad": where somebody comes from.
  int32_t Origin(WordId participle) const {
    int32_t found = -1;
    ForEachChild(participle, [&](WordId c) {
      if (words_.base(c) != Relation::kObl || found >= 0) return;
      ForEachChild(c, [&](WordId k) {
        std::string_view verb = words_.lemma(participle);
        bool stays = verb == "base" || verb == "operate" || verb == "live" || verb == "hide";
        bool origin = words_.form(k) == "from" || (words_.form(k) == "in" && stays);
        if (words_.base(k) == Relation::kCase && origin) found = result_.At(c);
      });
    });
    return found;
  }

  // ---- tagged sentences

  // Determiners, adjectives, numbers, nouns and names in a row are a phrase whose head is the last
  // noun; "'s" makes it the possessor of the next one.
  void AddTagged(WordRange sentence) {
    int32_t before = -1;  // the phrase that ends right here
    int32_t outer = -1;   // the phrase that it hangs on
    bool of = false, with_for = false;
    for (WordId w = sentence.begin; w < sentence.end;) {
      bool more = Next(w) < sentence.end && InChunk(Next(w));
      if (before >= 0 && more && words_.IsPossessiveMark(w)) {
        w = AddChunk(Next(w), sentence.end, before, before);
        if (outer >= 0 && before >= 0) Attach(outer, before, of, with_for);
        continue;
      }
      bool preposition = words_.form(w) == "of" || IsAtPreposition(words_.form(w));
      if (before >= 0 && more && preposition) {
        of = words_.form(w) == "of";
        with_for = words_.form(w) == "for";
        outer = before;
        w = AddChunk(Next(w), sentence.end, -1, before);
        if (before >= 0) Attach(outer, before, of, with_for);
        continue;
      }
      outer = -1;
      if (!InChunk(w)) {
        before = -1;
        ++w;
        continue;
      }
      w = AddChunk(w, sentence.end, -1, before);
    }
  }

  bool InChunk(WordId w) const {
    switch (words_.upos(w)) {
      case Upos::kDet:
      case Upos::kAdj:
      case Upos::kNum:
      case Upos::kNoun:
      case Upos::kPropn:
        return true;
      case Upos::kPron:
        return !words_.syntax().word(w).features.Has(Feature::kPronType, "Rel");
      default:
        return false;
    }
  }

  // Adds the phrase that begins at `w`; `before` becomes it, or -1. The word after it.
  WordId AddChunk(WordId w, WordId limit, int32_t possessor, int32_t& before) {
    WordId begin = w, head = w;
    bool found = false;
    before = -1;
    if (words_.upos(w) == Upos::kPron &&
        !words_.syntax().word(w).features.Has(Feature::kPoss, "Yes")) {
      Phrase phrase{{w, Next(w)}, w, Next(w), w};
      Push(phrase);
      return Next(w);
    }
    for (; w < limit; ++w) {
      bool hyphen = words_.IsHyphen(w) && words_.Tight(w) && Next(w) < limit && InChunk(Next(w));
      if (!hyphen && !InChunk(w)) break;
      if (w > begin && words_.upos(w) == Upos::kPron) break;
      if (found && words_.upos(w) == Upos::kDet) break;
      if (words_.upos(w) == Upos::kNoun || words_.upos(w) == Upos::kPropn) {
        head = w;
        found = true;
      }
    }
    if (!found) return w;
    if (words_.upos(begin) == Upos::kPron) {
      Phrase owner{{begin, Next(begin)}, begin, Next(begin), begin};
      possessor = static_cast<int32_t>(result_.all.size());
      Push(owner);
    }
    Phrase phrase{{begin, Next(head)}, head, Next(head), begin};
    if (possessor >= 0) {
      const Phrase& owner = result_.all[static_cast<size_t>(possessor)];
      phrase.possessor = possessor;
      phrase.words.begin = owner.words.begin;
      phrase.modifiers_begin = words_.upos(begin) == Upos::kPron ? Next(begin) : begin;
    }
    before = static_cast<int32_t>(result_.all.size());
    Push(phrase);
    return Next(head);
  }

  void Attach(int32_t outer, int32_t inner, bool of, bool with_for) {
    Phrase& phrase = result_.all[static_cast<size_t>(outer)];
    if (of) {
      phrase.of = inner;
      phrase.words.end = result_.all[static_cast<size_t>(inner)].words.end;
    } else {
      phrase.at = inner;
      phrase.at_is_for = with_for;
    }
  }

  void Push(const Phrase& phrase) {
    result_.by_head[phrase.head.value] = static_cast<int32_t>(result_.all.size());
    result_.all.push_back(phrase);
  }

  const Words& words_;
  const Names& names_;
  Phrases result_;
  std::vector<WordId> begin_, end_;  // by word: its whole subtree
  std::vector<uint32_t> pending_, first_child_, next_sibling_;
  std::vector<WordId> order_;
};

}  // namespace

Phrases BuildPhrases(const Words& words, const Names& names) { return Builder(words, names).Run(); }

}  // namespace khaldun::entity
