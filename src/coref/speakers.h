// Whom "I", "we" and "you" stand for.
#pragma once

#include <optional>
#include <vector>

#include "coref/facts.h"

namespace khaldun::coref {

class Speakers {
 public:
  Speakers(const Document& document, const std::vector<Facts>& facts);

  // The mention that the pronoun repeats: the same pronoun before it, said by the same voice
  // (inside the quotation marks of one paragraph, or outside of any); at the first "I" or "we" of a
  // quotation the subject of the verb of saying beside it. nullopt where there is none.
  std::optional<uint32_t> Antecedent(uint32_t mention);

 private:
  std::optional<uint32_t> SpeakerBeside(uint32_t mention) const;

  const Document& document_;
  const std::vector<Facts>& facts_;
  std::vector<int32_t> voice_;       // by word: the paragraph of the quotation that it is in, or -1
  std::vector<int32_t> subject_at_;  // by word: the mention it heads
  struct Said {
    int32_t voice;
    PronounClass pronoun;
    uint32_t mention;
  };
  std::vector<Said> last_;  // the last pronoun of each kind and voice, the latest at the end
};

}  // namespace khaldun::coref
