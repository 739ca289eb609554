#include "quote/speech.h"

#include <algorithm>

namespace khaldun::quote {
namespace {

constexpr uint32_t kNone = 0xFFFFFFFF;

bool IsSubject(Relation r) { return Base(r) == Relation::kNsubj; }

bool IsMark(std::string_view form) {
  return form == "\"" || form == "”" || form == "“" || form == "''" || form == "``";
}

}  // namespace

Speech::Speech(const Document& document, const Cues& cues)
    : document_(document),
      segment_(document.Get<SegmentLayer>()),
      syntax_(document.Get<SyntaxLayer>()),
      cues_(cues) {
  size_t count = segment_.words.size();
  mention_at_.assign(count, -1);
  const auto& mentions = document.Get<EntityLayer>().mentions;
  for (size_t m = 0; m < mentions.size(); ++m) {
    int32_t& slot = mention_at_[mentions[m].head.value];
    if (slot < 0 || mentions[static_cast<size_t>(slot)].words.size() < mentions[m].words.size()) {
      slot = static_cast<int32_t>(m);
    }
  }
  first_child_.assign(count, kNone);
  next_sibling_.assign(count, kNone);
  subtree_.resize(count);
  std::vector<uint32_t> pending(count, 0);
  for (size_t w = count; w-- > 0;) {
    subtree_[w] = {WordId(w), WordId(w + 1)};
    uint32_t head = syntax_.words[w].head.value;
    if (head == w) continue;
    next_sibling_[w] = first_child_[head];
    first_child_[head] = static_cast<uint32_t>(w);
    ++pending[head];
  }
  // Ranges grow from the leaves up.
  std::vector<uint32_t> ready;
  for (uint32_t w = 0; w < count; ++w) {
    if (pending[w] == 0) ready.push_back(w);
  }
  while (!ready.empty()) {
    uint32_t w = ready.back();
    ready.pop_back();
    uint32_t head = syntax_.words[w].head.value;
    if (head == w) continue;
    subtree_[head].begin = std::min(subtree_[head].begin, subtree_[w].begin);
    subtree_[head].end = std::max(subtree_[head].end, subtree_[w].end);
    if (--pending[head] == 0) ready.push_back(head);
  }
}

bool Speech::IsCueVerb(WordId w) const {
  Upos upos = syntax_.word(w).upos;
  return (upos == Upos::kVerb && cues_.Is(syntax_.lemma(w), CueKind::kVerb)) || IsBareCue(w);
}

// "a video showed him shouting: “…”": the tagger may take the participle for a noun.
bool Speech::IsBareCue(WordId w) const {
  std::string form(document_.text(segment_.word(w).span));
  WordRange sentence = Sentence(w);
  if (!form.ends_with("ing") || w.value + 2 >= sentence.end.value) return false;
  std::string_view behind = document_.text(segment_.word(WordId(w.value + 1)).span);
  if ((behind != "," && behind != ":") ||
      !IsMark(document_.text(segment_.word(WordId(w.value + 2)).span)))
    return false;
  form.resize(form.size() - 3);
  return cues_.Is(form, CueKind::kVerb) || cues_.Is(form + "e", CueKind::kVerb);
}

bool Speech::IsCueNoun(WordId w) const {
  return syntax_.word(w).upos == Upos::kNoun && cues_.Is(syntax_.lemma(w), CueKind::kNoun);
}

bool Speech::IsCueAdverb(WordId w) const {
  return syntax_.word(w).upos == Upos::kAdv && cues_.Is(syntax_.lemma(w), CueKind::kAdverb);
}

std::vector<WordId> Speech::Children(WordId w) const {
  std::vector<WordId> children;
  for (uint32_t c = first_child_[w.value]; c != kNone; c = next_sibling_[c])
    children.emplace_back(c);
  return children;
}

WordRange Speech::Subtree(WordId w) const { return subtree_[w.value]; }

WordRange Speech::Sentence(WordId w) const {
  return segment_.sentence(segment_.SentenceOf(w)).words;
}

bool Speech::Parsed(WordId w) const { return syntax_.parsed[segment_.SentenceOf(w).value]; }

std::optional<MentionId> Speech::MentionAt(WordId head) const {
  int32_t m = mention_at_[head.value];
  return m < 0 ? std::nullopt : std::optional(MentionId(static_cast<uint32_t>(m)));
}

// The verb's own subject, or that of the verb that it hangs on: "met X and said", "left, saying",
// "was quoted as saying". "who" is the noun before it.
std::optional<WordId> Speech::SubjectOf(WordId verb) const {
  for (int i = 0; i < 5; ++i) {
    for (uint32_t c = first_child_[verb.value]; c != kNone; c = next_sibling_[c]) {
      const WordSyntax& word = syntax_.words[c];
      if (!IsSubject(word.relation)) continue;
      bool relative = word.features.Has(Feature::kPronType, "Rel");
      Relation up = syntax_.word(verb).relation;
      if (relative && Base(up) == Relation::kAcl) return syntax_.word(verb).head;
      return WordId(c);
    }
    const WordSyntax& word = syntax_.word(verb);
    Relation base = Base(word.relation);
    bool borrows = base == Relation::kConj || base == Relation::kXcomp ||
                   base == Relation::kAdvcl || base == Relation::kParataxis ||
                   base == Relation::kAcl;
    if (!borrows || word.head == verb) return std::nullopt;
    if (base == Relation::kAcl && syntax_.word(word.head).upos != Upos::kVerb) return word.head;
    // A parataxis has its own subject or none that we could know.
    if (base == Relation::kParataxis) return std::nullopt;
    verb = word.head;
  }
  return std::nullopt;
}

// Whoever a noun in the subject's place stands for: "the statement" of the army, the noun itself
// else.
std::optional<MentionId> Speech::SpeakerOf(WordId noun, int depth) const {
  if (depth > 3) return std::nullopt;
  if (!IsCueNoun(noun)) return MentionAt(noun);
  for (uint32_t c = first_child_[noun.value]; c != kNone; c = next_sibling_[c]) {
    const WordSyntax& word = syntax_.words[c];
    Relation base = Base(word.relation);
    if (base == Relation::kNmod) {
      std::string_view preposition;
      for (uint32_t k = first_child_[c]; k != kNone; k = next_sibling_[k]) {
        if (Base(syntax_.words[k].relation) == Relation::kCase)
          preposition = document_.text(segment_.words[k].span);
      }
      bool owner = word.relation == Relation::kNmodPoss || preposition == "by" ||
                   preposition == "from" || preposition == "of";
      if (owner) return SpeakerOf(WordId(c), depth + 1);
    }
    if (base == Relation::kCompound && MentionAt(WordId(c))) return MentionAt(WordId(c));
    if (base == Relation::kAcl) {
      // "a statement issued by the HCE"
      for (uint32_t k = first_child_[c]; k != kNone; k = next_sibling_[k]) {
        const WordSyntax& agent = syntax_.words[k];
        if (Base(agent.relation) != Relation::kObl) continue;
        for (uint32_t p = first_child_[k]; p != kNone; p = next_sibling_[p]) {
          std::string_view form = document_.text(segment_.words[p].span);
          if (Base(syntax_.words[p].relation) == Relation::kCase &&
              (form == "by" || form == "from"))
            return MentionAt(WordId(k));
        }
      }
    }
  }
  return std::nullopt;
}

// Without arcs: the mention that ends right before the verb, else one that begins right behind it.
std::optional<MentionId> Speech::NearestMention(WordId verb) const {
  const auto& mentions = document_.Get<EntityLayer>().mentions;
  WordRange sentence = Sentence(verb);
  std::optional<MentionId> best;
  uint32_t nearest = 8;
  for (WordId w = sentence.begin; w < sentence.end; ++w) {
    std::optional<MentionId> at = MentionAt(w);
    if (!at) continue;
    const Mention& m = mentions[at->value];
    uint32_t distance = m.words.end <= verb    ? verb.value - m.words.end.value
                        : m.words.begin > verb ? m.words.begin.value - verb.value + 2
                                               : 100;
    if (distance < nearest) {
      nearest = distance;
      best = at;
    }
  }
  return best;
}

// The largest mention whose last word stands right before `word`.
std::optional<MentionId> Speech::EndingBefore(WordId word) const {
  const auto& mentions = document_.Get<EntityLayer>().mentions;
  WordRange sentence = Sentence(word);
  std::optional<MentionId> best;
  for (WordId w{word.value}; w > sentence.begin && word.value - w.value < 12;) {
    --w.value;
    std::optional<MentionId> at = MentionAt(w);
    if (!at || mentions[at->value].words.end != word) continue;
    if (!best || mentions[at->value].words.begin < mentions[best->value].words.begin) best = at;
  }
  return best;
}

std::optional<MentionId> Speech::BeginningAt(WordId word) const {
  const auto& mentions = document_.Get<EntityLayer>().mentions;
  WordRange sentence = Sentence(word);
  std::optional<MentionId> best;
  for (WordId w = word; w < sentence.end && w.value - word.value < 12; ++w.value) {
    std::optional<MentionId> at = MentionAt(w);
    if (!at || mentions[at->value].words.begin != word) continue;
    if (!best || mentions[best->value].words.end < mentions[at->value].words.end) best = at;
  }
  return best;
}

// Order tells more than arcs beside a quotation: "…, said Logan", "… ” Robertson said".
std::optional<MentionId> Speech::Beside(WordId verb) const {
  WordRange sentence = Sentence(verb);
  auto punctuation = [&](WordId w) { return syntax_.word(w).upos == Upos::kPunct; };
  auto before = [&](WordId w) { return WordId(w.value - 1); };
  WordId behind{verb.value + 1};
  if (verb > sentence.begin && IsMark(document_.text(segment_.word(before(verb)).span)) &&
      behind < sentence.end) {
    if (std::optional<MentionId> speaker = BeginningAt(behind)) return speaker;
  }
  std::optional<MentionId> speaker = EndingBefore(verb);
  if (!speaker) return std::nullopt;
  WordId begin = document_.Get<EntityLayer>().mention(*speaker).words.begin;
  bool parted = begin == sentence.begin || punctuation(before(begin));
  return parted ? speaker : std::nullopt;
}

std::optional<WordId> Speech::ClosingSpeaker(WordId verb) const {
  WordRange sentence = Sentence(verb);
  for (WordId w{verb.value + 1}; w < sentence.end; ++w.value) {
    if (syntax_.word(w).upos != Upos::kPunct) return std::nullopt;
  }
  std::optional<MentionId> speaker = EndingBefore(verb);
  if (!speaker) return std::nullopt;
  WordId begin = document_.Get<EntityLayer>().mention(*speaker).words.begin;
  bool comma = begin.value > sentence.begin.value + 1 &&
               document_.text(segment_.word(WordId(begin.value - 1)).span) == ",";
  return comma ? std::optional(begin) : std::nullopt;
}

// "The mayor left when rebels came, saying …": whose participle it is. A comma parts it from the
// sentence's own subject, the first that is not of a clause beside; without one it is of whoever
// stands right before it ("a video showed him shouting").
std::optional<WordId> Speech::SubjectBeforeParticiple(WordId verb) const {
  WordRange sentence = Sentence(verb);
  bool participle = document_.text(segment_.word(verb).span).ends_with("ing") &&
                    syntax_.word(verb).relation != Relation::kRoot;
  if (!participle || verb == sentence.begin) return std::nullopt;
  for (WordId c : Children(verb)) {
    // "was saying", "he saying": a finite clause has what it needs.
    Relation relation = Base(syntax_.word(c).relation);
    if (c < verb && (relation == Relation::kAux || relation == Relation::kNsubj))
      return std::nullopt;
  }
  WordId before{verb.value - 1};
  if (before > sentence.begin && IsMark(document_.text(segment_.word(before).span))) --before.value;
  if (document_.text(segment_.word(before).span) != ",") {
    std::optional<MentionId> beside = EndingBefore(verb);
    return beside ? std::optional(document_.Get<EntityLayer>().mention(*beside).head)
                  : std::nullopt;
  }
  for (WordId w = sentence.begin; w < verb; ++w.value) {
    if (!IsSubject(syntax_.word(w).relation)) continue;
    Relation clause = Base(syntax_.word(syntax_.word(w).head).relation);
    if (clause != Relation::kAdvcl && clause != Relation::kAcl && clause != Relation::kCsubj)
      return w;
  }
  return std::nullopt;
}

Cue Speech::OfVerb(WordId verb) const {
  Cue cue{verb, segment_.word(verb).span, std::nullopt};
  if (!Parsed(verb)) {
    cue.speaker = NearestMention(verb);
    return cue;
  }
  if (std::optional<WordId> subject = SubjectBeforeParticiple(verb)) {
    cue.speaker = SpeakerOf(*subject, 0);
    if (cue.speaker) return cue;
  }
  if ((cue.speaker = Beside(verb))) {
    const Mention& m = document_.Get<EntityLayer>().mention(*cue.speaker);
    if (!IsCueNoun(m.head)) return cue;
    cue.speaker.reset();
  }
  // "in a statement issued by the HCE" tells more than a subject like "it".
  if (std::optional<WordId> subject = SubjectOf(verb)) {
    cue.speaker = SpeakerOf(*subject, 0);
    // "Mr" may be the subject by the arcs, and nobody that we know.
    if (!cue.speaker && !IsCueNoun(*subject)) cue.speaker = EndingBefore(verb);
    return cue;
  }
  for (uint32_t c = first_child_[verb.value]; c != kNone; c = next_sibling_[c]) {
    if (syntax_.words[c].relation == Relation::kOblAgent) {
      cue.speaker = MentionAt(WordId(c));
      return cue;
    }
  }
  // "…, added the general": the one behind the verb is taken for its object.
  for (uint32_t c = first_child_[verb.value]; c != kNone; c = next_sibling_[c]) {
    std::optional<MentionId> at = MentionAt(WordId(c));
    if (c < verb.value || Base(syntax_.words[c].relation) != Relation::kObj || !at) continue;
    const Mention& m = document_.Get<EntityLayer>().mention(*at);
    if (m.words.begin.value == verb.value + 1 && m.entity_kind != EntityKind::kPlace) {
      cue.speaker = at;
      return cue;
    }
  }
  for (uint32_t c = first_child_[verb.value]; c != kNone; c = next_sibling_[c]) {
    if (Base(syntax_.words[c].relation) == Relation::kObl && IsCueNoun(WordId(c)))
      cue.speaker = SpeakerOf(WordId(c), 0);
  }
  // Whose arc says something else, but who stands right before the verb.
  if (!cue.speaker) cue.speaker = EndingBefore(verb);
  return cue;
}

std::optional<Cue> Speech::OfAccordingTo(WordId w) const {
  std::string_view form = document_.text(segment_.word(w).span);
  if (form != "according" && form != "According") return std::nullopt;
  WordRange sentence = Sentence(w);
  WordId to{w.value + 1};
  if (to >= sentence.end || document_.text(segment_.word(to).span) != "to") return std::nullopt;
  Cue cue{w, {segment_.word(w).span.begin, segment_.word(to).span.end}, std::nullopt};
  if (!Parsed(w)) {
    for (WordId k{to.value + 1}; k < sentence.end && k.value < to.value + 6 && !cue.speaker; ++k)
      cue.speaker = MentionAt(k);
    return cue;
  }
  // The noun that the preposition belongs to.
  WordId up = syntax_.word(w).head;
  if (up < w || up == w) {
    for (WordId k{to.value + 1}; k < sentence.end && k.value < to.value + 12; ++k) {
      Upos upos = syntax_.word(k).upos;
      bool nominal = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron;
      if (nominal && (MentionAt(k) || IsCueNoun(k))) {
        up = k;
        break;
      }
    }
  }
  if (up > to) cue.speaker = SpeakerOf(up, 0);
  return cue;
}

Cue Speech::OfNoun(WordId noun) const {
  return {noun, segment_.word(noun).span, SpeakerOf(noun, 0)};
}

}  // namespace khaldun::quote
