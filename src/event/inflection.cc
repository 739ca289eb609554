#include "event/inflection.h"

namespace khaldun::event {
namespace {

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

}  // namespace

std::vector<std::string> RegularForms(std::string_view verb) {
  if (verb.size() < 3) return {};
  const std::string whole(verb);
  const std::string stem = whole.substr(0, whole.size() - 1);
  const char last = verb.back(), before = verb[verb.size() - 2];
  if (last == 'e') return {whole + "s", whole + "d", stem + "ing"};
  if (last == 'y' && !IsVowel(before)) return {stem + "ies", stem + "ied", whole + "ing"};
  std::vector<std::string> forms = {whole + "s", whole + "es", whole + "ed", whole + "ing"};
  bool may_double = !IsVowel(last) && IsVowel(before) && last != 'w' && last != 'x' && last != 'y';
  if (may_double) {
    forms.push_back(whole + last + "ed");
    forms.push_back(whole + last + "ing");
  }
  return forms;
}

}  // namespace khaldun::event
