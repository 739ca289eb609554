#include "event/inflection.h"

#include <algorithm>

namespace khaldun::event {
namespace {

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// A verb and its past forms; those that are spelled like the verb are left out.
constexpr std::string_view kIrregular[] = {
    "arise arose arisen",
    "awake awoke awoken",
    "backslide backslid",
    "bear bore borne",
    "beat beaten",
    "become became",
    "begin began begun",
    "behold beheld",
    "bend bent",
    "bind bound",
    "bite bit bitten",
    "bleed bled",
    "blow blew blown",
    "break broke broken",
    "breed bred",
    "bring brought",
    "build built",
    "buy bought",
    "catch caught",
    "choose chose chosen",
    "cling clung",
    "come came",
    "deal dealt",
    "dig dug",
    "draw drew drawn",
    "drive drove driven",
    "eat ate eaten",
    "fall fell fallen",
    "feed fed",
    "feel felt",
    "fight fought",
    "find found",
    "flee fled",
    "fling flung",
    "fly flew flown",
    "forbid forbade forbidden",
    "forego forewent foregone",
    "forget forgot forgotten",
    "forgive forgave forgiven",
    "forsake forsook forsaken",
    "forswear forswore forsworn",
    "freeze froze frozen",
    "get got",
    "give gave given",
    "grind ground",
    "grow grew grown",
    "hang hanged",
    "hear heard",
    "hide hid hidden",
    "hold held",
    "keep kept",
    "kneel knelt",
    "know knew known",
    "lay laid",
    "lead led",
    "leave left",
    "lend lent",
    "lose lost",
    "make made",
    "mean meant",
    "meet met",
    "outrun outran",
    "overcome overcame",
    "overfly overflew overflown",
    "override overrode overridden",
    "overrun overran",
    "oversee oversaw overseen",
    "overtake overtook overtaken",
    "overthrow overthrew overthrown",
    "pay paid",
    "rebuild rebuilt",
    "redraw redrew redrawn",
    "remake remade",
    "repay repaid",
    "resend resent",
    "retake retook retaken",
    "rethink rethought",
    "rewrite rewrote rewritten",
    "ride rode ridden",
    "ring rang rung",
    "rise rose risen",
    "run ran",
    "say said",
    "see saw seen",
    "seek sought",
    "sell sold",
    "send sent",
    "shake shook shaken",
    "shoot shot",
    "sing sang sung",
    "sink sank sunk",
    "sit sat",
    "slay slew slain",
    "sling slung",
    "smite smote smitten",
    "speak spoke spoken",
    "spend spent",
    "spit spat",
    "spring sprang sprung",
    "stand stood",
    "steal stole stolen",
    "stick stuck",
    "sting stung",
    "strike struck",
    "string strung",
    "strive strove striven",
    "swear swore sworn",
    "sweep swept",
    "swing swung",
    "take took taken",
    "teach taught",
    "tear tore torn",
    "tell told",
    "think thought",
    "throw threw thrown",
    "undergo underwent undergone",
    "understand understood",
    "undertake undertook undertaken",
    "underwrite underwrote underwritten",
    "undo undid undone",
    "uphold upheld",
    "wake woke woken",
    "wear wore worn",
    "win won",
    "wind wound",
    "withdraw withdrew withdrawn",
    "withhold withheld",
    "withstand withstood",
    "write wrote written",
};

std::vector<std::string> IrregularForms(std::string_view verb) {
  std::vector<std::string> forms;
  for (std::string_view entry : kIrregular) {
    if (!entry.starts_with(verb) || entry[verb.size()] != ' ') continue;
    entry.remove_prefix(verb.size());
    while (!entry.empty()) {
      entry.remove_prefix(1);
      const size_t end = std::min(entry.find(' '), entry.size());
      forms.emplace_back(entry.substr(0, end));
      entry.remove_prefix(end);
    }
  }
  return forms;
}

}  // namespace

std::vector<std::string> VerbForms(std::string_view verb) {
  if (verb.size() < 3) return {};
  const std::string whole(verb);
  const std::string stem = whole.substr(0, whole.size() - 1);
  const char last = verb.back(), before = verb[verb.size() - 2];
  std::vector<std::string> forms = IrregularForms(verb);
  if (last == 'e') {
    forms.insert(forms.end(), {whole + "s", whole + "d", stem + "ing"});
  } else if (last == 'y' && !IsVowel(before)) {
    forms.insert(forms.end(), {stem + "ies", stem + "ied", whole + "ing"});
  } else {
    forms.insert(forms.end(), {whole + "s", whole + "es", whole + "ed", whole + "ing"});
    if (!IsVowel(last) && IsVowel(before) && last != 'w' && last != 'x' && last != 'y') {
      forms.insert(forms.end(), {whole + last + "ed", whole + last + "ing"});
    }
  }
  return forms;
}

std::vector<std::string> VerbsOfParticiple(std::string_view word) {
  if (word.size() < 5 || !word.ends_with("ed")) return {};
  const std::string stem(word.substr(0, word.size() - 2));
  if (stem.back() == 'i') return {stem.substr(0, stem.size() - 1) + "y"};
  std::vector<std::string> verbs = {stem, stem + "e"};
  if (stem.back() == stem[stem.size() - 2]) verbs.push_back(stem.substr(0, stem.size() - 1));
  return verbs;
}

}  // namespace khaldun::event
