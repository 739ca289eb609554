// Who speaks at a cue: the subject of a verb of saying, the owner of a statement.
#pragma once

#include <optional>
#include <vector>

#include "khaldun/document.h"
#include "quote/cues.h"

namespace khaldun::quote {

// A word that says that something is said.
struct Cue {
  WordId word;
  Span span;                         // "said", "according to", "was quoted as saying"
  std::optional<MentionId> speaker;  // absent where the text does not tell or nobody is named
};

class Speech {
 public:
  Speech(const Document& document, const Cues& cues);

  bool IsCueVerb(WordId w) const;
  bool IsCueNoun(WordId w) const;
  bool IsCueAdverb(WordId w) const;

  // Requires IsCueVerb.
  Cue OfVerb(WordId verb) const;

  // "…, the agency reported.": the speaker's first word, where speaker and verb close the sentence
  // and a comma parts them from what is said.
  std::optional<WordId> ClosingSpeaker(WordId verb) const;

  // "according to X": nullopt where no such phrase begins at the word.
  std::optional<Cue> OfAccordingTo(WordId w) const;

  // "the army's claim that …". Requires IsCueNoun.
  Cue OfNoun(WordId noun) const;

  // The largest mention with this head.
  std::optional<MentionId> MentionAt(WordId head) const;

  // The children of a word, in order. Only of parsed sentences.
  std::vector<WordId> Children(WordId w) const;
  // The words of the subtree, from its first to its last.
  WordRange Subtree(WordId w) const;
  WordRange Sentence(WordId w) const;
  bool Parsed(WordId w) const;

 private:
  bool IsBareCue(WordId w) const;
  std::optional<WordId> SubjectOf(WordId verb) const;
  std::optional<WordId> SubjectBeforeParticiple(WordId verb) const;
  std::optional<MentionId> Beside(WordId verb) const;
  std::optional<MentionId> EndingBefore(WordId word) const;
  std::optional<MentionId> BeginningAt(WordId word) const;
  std::optional<MentionId> SpeakerOf(WordId noun, int depth) const;
  std::optional<MentionId> NearestMention(WordId verb) const;

  const Document& document_;
  const SegmentLayer& segment_;
  const SyntaxLayer& syntax_;
  const Cues& cues_;
  std::vector<int32_t> mention_at_;
  std::vector<uint32_t> first_child_, next_sibling_;
  std::vector<WordRange> subtree_;
};

}  // namespace khaldun::quote
