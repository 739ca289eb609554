// Whether two spellings of a person's name, of one word or several, are one.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "names/edit_model.h"
#include "resources/share.h"

namespace khaldun::names {

// The words of a name as LettersOf gives them, cut at blanks and hyphens. Particles ("al-", "bin",
// "van") are left out unless nothing else is there; "Putin, Vladimir" is turned round. At most
// eight words.
std::vector<std::string> WordsOf(std::string_view name);

// Immutable after Load, thread-safe, symmetric.
class NameMatcher {
 public:
  // Resource error where a table is missing or broken.
  static Result<NameMatcher> Load(const resources::Share& share);
  explicit NameMatcher(EditModel words) : words_(std::move(words)) {}

  const EditModel& words() const { return words_; }

  // Above 0: they are one person's name for all that the spellings say. The words are aligned in
  // their order, or with the last word of one moved to the front ("Xi Jinping", "Jinping Xi"): word
  // to word, word to initial, two words to one ("Abdul Rahman", "Abdulrahman"). The score is that
  // of the pair of words that are least alike, and a further point for each pair beyond the first.
  // A word may be missing on one side ("Vladimir Putin" and "Putin"), but no last word. Of words as
  // WordsOf gives them; two empty names are not one.
  float LogOdds(const std::vector<std::string>& a, const std::vector<std::string>& b) const;

 private:
  float InOrder(const std::vector<std::string>& a, const std::vector<std::string>& b) const;

  EditModel words_;
};

// Between 0 and 1.
float Probability(float log_odds);

}  // namespace khaldun::names
