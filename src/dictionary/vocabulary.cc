#include "dictionary/vocabulary.h"

#include <utf8proc.h>

#include <algorithm>

#include "dictionary/lines.h"
#include "entity/word_pieces.h"
#include "text/ascii.h"
#include "text/fold_word.h"
#include "text/utf8.h"

namespace khaldun::dictionary {
namespace {

// Calls `each` for every piece of a name between blanks and hyphens.
template <class F>
void EachPiece(std::string_view name, F&& each) {
  while (!name.empty()) {
    const size_t end = name.find_first_of(" -");
    if (end != 0) each(name.substr(0, end));
    if (end == std::string_view::npos) return;
    name.remove_prefix(end + 1);
  }
}

std::string Capitalized(std::string_view word) {
  std::string lower = Lower(word), out;
  // "D'Escoto", but "Children's".
  const size_t apostrophe = lower.find('\'');
  const bool after = apostrophe == 1 && lower.size() > 3;
  for (size_t at = 0; at < lower.size();) {
    const text::CodePoint c = text::DecodeAt(lower, at);
    const bool first = at == 0 || (after && at == apostrophe + 1);
    text::Append(
        out, first ? static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c.value)))
                   : c.value);
    at += c.size;
  }
  return out;
}

// "U.N." and "K." keep their capitals, and so do words that cannot be spoken.
bool IsAbbreviation(std::string_view word) {
  if (word.find('.') != std::string_view::npos) return true;
  return word.find_first_of("AEIOUYaeiouy") == std::string_view::npos;
}

}  // namespace

std::string Lower(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::DecodeAt(text, at);
    text::Append(out,
                 static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.value))));
    at += c.size;
  }
  return out;
}

bool IsPlainWord(std::string_view word) {
  auto plain = [](char c) {
    return text::IsAlpha(c) || text::IsDigit(c) || (c & 0x80) != 0 || c == '-' || c == '\'' ||
           c == '.';
  };
  return !word.empty() && word[0] != '-' && std::ranges::all_of(word, plain);
}

std::string SingularOf(std::string_view noun) {
  std::string out(noun);
  auto ends = [&](std::string_view ending) { return noun.ends_with(ending); };
  auto swap_ending = [&](size_t cut, std::string_view with) {
    out.resize(out.size() - cut);
    out += with;
  };
  if (noun == "men" || ends("women") || (ends("men") && noun.size() > 5)) {
    swap_ending(3, "man");
  } else if (noun == "children") {
    swap_ending(3, "");
  } else if (ends("people") && noun != "people") {
    swap_ending(6, "person");
  } else if (ends("ies") && noun.size() > 4) {
    swap_ending(3, "y");
  } else if (ends("sses") || ends("shes") || ends("ches") || ends("xes")) {
    swap_ending(2, "");
  } else if (ends("s") && noun.size() > 3 && !ends("ss") && !ends("us") && !ends("is") &&
             noun != "news") {
    swap_ending(1, "");
  }
  return out;
}

Result<Vocabulary> Vocabulary::Load(const resources::Share& share) {
  Vocabulary v;
  auto countries = share.ReadTable("lexicon/countries.tsv");
  if (!countries) return countries.error();
  auto read_countries = resources::Countries::Read(*countries);
  if (!read_countries) return read_countries.error();
  v.countries_ = std::move(*read_countries);
  auto actors = resources::Actors::ReadAll(share);
  if (!actors) return actors.error();
  v.actors_ = std::move(*actors);
  auto names = share.ReadTable("lexicon/first_names.tsv");
  if (!names) return names.error();
  auto first_names = resources::FirstNames::Read(*names);
  if (!first_names) return first_names.error();
  v.first_names_ = std::move(*first_names);
  auto ontology = resources::Ontology::Load(share);
  if (!ontology) return ontology.error();
  v.ontology_ = std::move(*ontology);
  auto places = entity::PlaceNames::Open(share.Path("place_names.bin"));
  if (!places) return places.error();
  v.places_ = std::move(*places);
  auto frames = event::FrameLexicon::Load(share, true);
  if (!frames) return frames.error();
  v.frames_ = std::move(*frames);
  auto roles = share.ReadTable("lexicon/roles.tsv");
  if (!roles) return roles.error();
  KHALDUN_TRY(resources::ReadTable(*roles, 1, [&](const resources::Row& row) {
    v.roles_.emplace(row[0], RoleLine{std::string(row[1]), std::string(row[2])});
    return Status::Ok();
  }));
  for (uint32_t i = 0; i < v.actors_.all().size(); ++i) {
    v.actor_of_name_.emplace(v.actors_.all()[i].name, i);
  }
  for (const auto& frame : v.frames_.frames()) {
    if (frame->part == 'v') v.verbs_.insert(frame->trigger);
    if (frame->part == 'n') v.nouns_.insert(frame->trigger);
    for (const event::Argument& a : frame->arguments) {
      using enum event::Position;
      if (a.position == kWord || a.position == kOblique || a.position == kObject)
        v.nouns_.insert(a.words.begin(), a.words.end());
    }
  }
  v.LearnCasing();
  return v;
}

void Vocabulary::LearnCasing() {
  std::map<std::string, std::map<std::string, size_t>> seen;
  auto learn = [&](std::string_view name) {
    EachPiece(name, [&](std::string_view piece) { ++seen[Lower(piece)][std::string(piece)]; });
  };
  for (const resources::Actor& a : actors_.all()) {
    learn(a.name);
    for (const std::string& n : a.other_names) learn(n);
  }
  for (const resources::Country& c : countries_.all()) {
    learn(c.name);
    learn(c.capital);
    for (const auto* names : {&c.other_names, &c.adjectives, &c.demonyms, &c.seats}) {
      for (const std::string& n : *names) learn(n);
    }
  }
  for (const auto& [lower, forms] : seen) {
    written_[lower] = std::max_element(forms.begin(), forms.end(), [](auto& a, auto& b) {
                        return a.second < b.second;
                      })->first;
  }
}

std::string Vocabulary::NameOf(std::string_view phrase) const {
  // What divides fields and marks removals in our tables is no part of a name.
  std::string plain(phrase);
  std::erase_if(plain, [](char c) { return c == '|' || c == '#'; });
  std::vector<std::string_view> words = WordsOf(plain);
  if (words.size() > 1 && Lower(words[0]) == "the") words.erase(words.begin());
  while (!words.empty() && words[0].starts_with('-')) {
    words[0].remove_prefix(1);
    if (words[0].empty()) words.erase(words.begin());
  }
  std::string name;
  for (std::string_view word : words) {
    if (!name.empty()) name += ' ';
    for (size_t begin = 0;;) {
      const size_t end = std::min(word.find('-', begin), word.size());
      std::string_view piece = word.substr(begin, end - begin);
      auto written = written_.find(Lower(piece));
      const bool alone = words.size() == 1 && piece.size() == word.size() && piece.size() <= 3;
      const bool leads = name.empty() && end == word.size();  // "al" of "al-Nour" does not
      if (written != written_.end()) {
        name += leads && text::IsLower(written->second[0]) ? Capitalized(piece) : written->second;
      } else if (alone || IsAbbreviation(piece)) {
        name += piece;
      } else {
        name += Capitalized(piece);
      }
      if (end == word.size()) break;
      name += '-';
      begin = end + 1;
    }
  }
  return name;
}

bool Vocabulary::NamesCountry(std::string_view name, std::string_view alpha3) const {
  const resources::Country* c = countries_.Find(alpha3);
  if (c == nullptr) return false;
  const std::string wanted = Lower(name);
  auto is = [&](const std::string& n) { return Lower(n) == wanted; };
  return is(c->name) || is(c->capital) || std::ranges::any_of(c->other_names, is) ||
         std::ranges::any_of(c->adjectives, is) || std::ranges::any_of(c->demonyms, is) ||
         std::ranges::any_of(c->seats, is);
}

bool Vocabulary::NamesPlaceIn(std::string_view name, std::string_view alpha3) const {
  std::vector<uint64_t> pieces;
  for (std::string_view word : WordsOf(name)) entity::AppendPieceHashes(word, pieces);
  uint64_t key = 0;
  for (uint64_t piece : pieces) key = entity::ExtendPlaceKey(key, piece);
  const auto place = places_->Find(key);
  return place && place->country == alpha3;
}

const resources::Actor* Vocabulary::FindActor(std::string_view name) const {
  auto found = actor_of_name_.find(name);
  return found == actor_of_name_.end() ? nullptr : &actors_.all()[found->second];
}

bool Vocabulary::IsFirstName(std::string_view word) const {
  std::string folded;
  text::AppendFolded(word, folded);
  return first_names_.GenderOf(folded) != resources::Gender::kUnknown;
}

const RoleLine* Vocabulary::FindRole(std::string_view noun) const {
  auto found = roles_.find(noun);
  return found == roles_.end() ? nullptr : &found->second;
}

bool Vocabulary::IsNoun(std::string_view lemma) const {
  return nouns_.contains(std::string(lemma)) || roles_.contains(lemma);
}

std::vector<std::string> Vocabulary::VerbsOf(std::string_view word, bool stem) const {
  const std::string lower = Lower(word);
  std::vector<std::string> candidates = {lower};
  auto add = [&](std::string c) {
    if (std::ranges::find(candidates, c) == candidates.end()) candidates.push_back(std::move(c));
  };
  auto cut = [&](size_t n) { return lower.substr(0, lower.size() - n); };
  if (stem) add(lower + "e");
  if (stem) add(lower + "y");
  if (lower.ends_with("i")) add(cut(1) + "y");
  if (lower.ends_with("ie")) add(cut(2) + "y");
  for (std::string_view ending : {"ing", "ed", "es", "s"}) {
    if (!lower.ends_with(ending) || lower.size() < ending.size() + 3) continue;
    std::string base = cut(ending.size());
    if (base.size() > 3 && base.back() == base[base.size() - 2])
      add(base.substr(0, base.size() - 1));
    if (base.ends_with("i")) add(base.substr(0, base.size() - 1) + "y");
    add(base + "e");
    add(std::move(base));
  }
  for (const event::Frame* f : frames_.Find("", lower)) add(f->trigger);  // "held" of hold
  std::vector<std::string> known;
  std::ranges::copy_if(candidates, std::back_inserter(known),
                       [&](const std::string& c) { return IsVerb(c); });
  if (!known.empty()) return known;
  if (stem && !lower.ends_with('e')) return {lower, lower + "e"};
  return {lower};
}

}  // namespace khaldun::dictionary
