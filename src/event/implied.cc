#include "event/implied.h"

#include <algorithm>
#include <array>

#include "event/speech.h"

namespace khaldun::event {
namespace {

using enum Relation;

template <size_t N>
bool In(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 10> kWhere = {
    "in", "at", "near", "inside", "outside", "around", "through", "across", "from", "into"};
// A clause or phrase that tells of something else: when, why, by whose account.
constexpr std::array<std::string_view, 14> kAside = {
    "after", "since", "when",   "while",  "as",           "because", "before",
    "amid",  "where", "during", "though", "according to", "despite", "like"};

// Nameless forces: "offered to send troops", "mobilized the army".
bool IsSent(const Participant& p) { return IsArmed(p) && !p.known; }

class Search {
 public:
  Search(const Tree& tree, const Actors& actors, EventType type, WordId trigger,
         const std::vector<Participant>& source)
      : tree_(tree), actors_(actors), type_(type), trigger_(trigger), source_(source) {}

  std::vector<Participant> Run() {
    using enum EventType;
    if (auto who = Nearest(); !who.empty()) return who;
    if (type_ == kConsult || type_ == kProtest || type_ == kAccuse) return {};
    where_ = true;
    return Nearest();
  }

 private:
  std::vector<Participant> Nearest() const {
    std::vector<WordId> row{trigger_}, next;
    while (!row.empty()) {
      next.clear();
      for (WordId w : row) {
        for (WordId c : tree_.children(w)) {
          if (!Leads(w, c)) continue;
          if (auto found = At(c); !found.empty()) return found;
          // Who stands in the source's own phrase is on its side: "the attack by Haftar's forces".
          if (!IsOfSource(c)) next.push_back(c);
        }
      }
      row.swap(next);
    }
    return {};
  }

  // Whether what hangs on `w` as `c` belongs to what the act is about.
  bool Leads(WordId w, WordId c) const {
    switch (tree_[c].relation) {
      case kObj:
      case kIobj:
      case kXcomp:
      case kCcomp:
        return true;
      case kNsubj:
      case kNsubjPass:
      case kOblAgent:
        return w != trigger_;
      case kNmodPoss:
      case kAmod:
      case kCompound:
        return true;
      case kConj:
        return tree_.IsNominal(c) || (w == trigger_ && SharesObject(c));
      case kObl:
      case kNmod: {
        std::string preposition = tree_.Preposition(c);
        bool place = In(kWhere, preposition) && actors_.IsToponym(c);
        return (where_ || !place) && (preposition == "as" || !In(kAside, preposition));
      }
      case kAcl:
      case kAdvcl: {
        auto mark = tree_.Child(c, {kMark, kAdvmod, kCase});
        // The parser may hang "after" on the clause's subject.
        auto subject = tree_.Child(c, {kNsubj, kNsubjPass});
        if (!mark && subject) mark = tree_.Child(*subject, {kCase});
        return !mark || !In(kAside, tree_.lemma(*mark));
      }
      default:
        return false;
    }
  }

  // "donated and delivered goods to the school"
  bool SharesObject(WordId verb) const {
    return tree_.IsVerb(verb) && !tree_.Child(verb, {kNsubj, kNsubjPass}) &&
           !tree_.Child(trigger_, {kObj, kCcomp, kXcomp});
  }

  std::vector<Participant> At(WordId w) const {
    Relation r = tree_[w].relation;
    bool modifier = r == kAmod || r == kCompound;
    if (!modifier && !tree_.IsNominal(w)) return {};
    auto owner = tree_.Child(w, {kNmodPoss});
    if (owner && tree_[*owner].upos == Upos::kPron) return {};  // the source's own
    std::vector<Participant> who;
    if (!modifier) {
      who = actors_.Expand(tree_, w);
    } else if (auto p = actors_.Modifier(tree_, w)) {
      who.push_back(std::move(*p));
    }
    std::erase_if(who, [&](const Participant& p) {
      return !IsPublic(p) || IsSource(p, modifier || r == kNmodPoss) || (where_ && !IsForeign(p));
    });
    bool sends = type_ == EventType::kAgree || type_ == EventType::kAid ||
                 type_ == EventType::kMobilize || type_ == EventType::kThreaten;
    if (r == kObj && sends && !who.empty() && IsSent(who.front())) return {};
    return who;
  }

  // More than people of nowhere.
  static bool IsPublic(const Participant& p) {
    return IsPolitical(p) &&
           (!p.actor->country.empty() || p.actor->sectors != std::vector<Sector>{Sector::kCvl});
  }

  bool IsForeign(const Participant& p) const {
    return !p.actor->country.empty() &&
           std::none_of(source_.begin(), source_.end(), [&](const Participant& s) {
             return s.actor && s.actor->country == p.actor->country;
           });
  }

  bool IsOfSource(WordId w) const {
    return std::any_of(source_.begin(), source_.end(),
                       [&](const Participant& s) { return s.head == w; });
  }

  bool IsSource(const Participant& p, bool owner) const {
    return std::any_of(source_.begin(), source_.end(), [&](const Participant& s) {
      bool same = s.head == p.head || (s.entity && s.entity == p.entity);
      // "Washington suspended U.S. aid": the source's own.
      bool own = owner && s.actor && s.actor->country == p.actor->country;
      return same || own;
    });
  }

  const Tree& tree_;
  const Actors& actors_;
  const EventType type_;
  const WordId trigger_;
  const std::vector<Participant>& source_;
  bool where_ = false;  // places too
};

}  // namespace

void AddImpliedTargets(const Tree& tree, const Actors& actors, bool mutual, Event& event) {
  using enum EventType;
  if (event.type == kStatement) return;
  bool together = mutual || event.type == kAgree || event.type == kConsult ||
                  event.type == kCooperate || event.type == kReject;
  if (together && event.source.size() > 1) {
    // "Britain and Ireland failed to reach a deal": the parties are all there is.
    std::erase_if(event.target, [&](const Participant& p) { return !actors.IsSomebody(p); });
    return;
  }
  if (event.type == kMobilize) std::erase_if(event.target, IsSent);
  if (AnyPolitical(event.target)) return;
  Search search(tree, actors, event.type, event.trigger_head, event.source);
  for (Participant& p : search.Run()) event.target.push_back(std::move(p));
}

void AddImpliedSource(const Tree& tree, const Actors& actors, Event& event) {
  constexpr std::array<std::string_view, 3> kOut = {"expel", "deport", "ban"};
  if (!event.source.empty()) return;
  const WordId w = event.trigger_head;
  const bool out = In(kOut, event.mode);
  const bool given = event.type == EventType::kAid && !event.target.empty() && tree.IsVerb(w) &&
                     text::IsPassive(tree, w);
  if (!out && !given) return;
  for (const Oblique& o :
       (tree.IsVerb(w) ? text::VerbArguments(tree, w) : text::NounArguments(tree, w)).obliques) {
    if (o.preposition != (out ? "from" : "in") || !actors.IsToponym(o.head)) continue;
    Participant state = actors.Expand(tree, o.head).front();
    if (!state.known || !state.actor || state.actor->country.empty()) continue;
    auto foreign = [&](const Participant& p) {
      return p.actor && !p.actor->country.empty() && p.actor->country != state.actor->country;
    };
    if (given && !std::all_of(event.target.begin(), event.target.end(), foreign)) continue;
    std::erase_if(event.target, [&](const Participant& p) { return p.head == state.head; });
    event.source.push_back(std::move(state));
    return;
  }
}

}  // namespace khaldun::event
