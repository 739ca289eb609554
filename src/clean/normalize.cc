#include "clean/normalize.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <array>

#include "clean/entities.h"
#include "text/utf8.h"

namespace khaldun::clean {
namespace {

enum class Class { kPlain, kBlank, kBreak, kDropped };

// For characters beyond ASCII.
Class ClassOf(char32_t c) {
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000 ||
      c == 0x1680) {
    return Class::kBlank;
  }
  if (c == 0x2028 || c == 0x2029) return Class::kBreak;
  bool control = c < 0xA0;  // those that FromC1 does not know
  bool invisible = c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                   (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0x180E || c == 0x061C ||
                   (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
  return control || invisible ? Class::kDropped : Class::kPlain;
}

// Pages in windows-1252 that were read as ISO 8859-1 have C1 control characters where quotation
// marks and dashes stood. 0 where that encoding has nothing.
char32_t FromC1(char32_t c) {
  constexpr std::array<char32_t, 32> kWindows1252{
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  return c >= 0x80 && c < 0xA0 ? kWindows1252[c - 0x80] : 0;
}

// True where the character never changes or joins its neighbour in NFC.
bool IsInert(char32_t c) {
  if (c < 0x300) return true;
  UChar32 u = static_cast<UChar32>(c);
  return u_getIntPropertyValue(u, UCHAR_NFC_QUICK_CHECK) == UNORM_YES &&
         u_getCombiningClass(u) == 0;
}

std::string ToNfc(std::string_view utf8) {
  std::array<UChar, 160> units, composed;
  UErrorCode error = U_ZERO_ERROR;
  int32_t size = 0;
  u_strFromUTF8(units.data(), units.size(), &size, utf8.data(), static_cast<int32_t>(utf8.size()),
                &error);
  const UNormalizer2* nfc = unorm2_getNFCInstance(&error);
  size = unorm2_normalize(nfc, units.data(), size, composed.data(), composed.size(), &error);
  std::array<char, 640> out;
  int32_t written = 0;
  u_strToUTF8(out.data(), out.size(), &written, composed.data(), size, &error);
  if (U_FAILURE(error)) return std::string(utf8);
  return std::string(out.data(), static_cast<size_t>(written));
}

class Normalizer {
 public:
  Normalizer(std::string_view input, std::vector<Taken>& taken) : input_(input), taken_(taken) {}

  EditedText Run() {
    while (at_ < input_.size()) Step();
    return std::move(out_);
  }

 private:
  // Printable ASCII that needs no thought.
  static bool IsSimple(char c) { return c > ' ' && c < 0x7F && c != '&' && c != '<'; }

  void Step() {
    uint32_t begin = at_;
    while (at_ < input_.size() && IsSimple(input_[at_])) ++at_;
    if (at_ > begin) {
      Space();
      out_.Copy(input_, begin, at_ - begin);
      return;
    }
    char c = input_[at_];
    if (c == ' ' || c == '\t') return Blank(1);
    if (c == '\n' || c == '\v' || c == '\f' || c == '\r') {
      bool pair = c == '\r' && at_ + 1 < input_.size() && input_[at_ + 1] == '\n';
      return Break(pair ? 2 : 1);
    }
    if (c == '&') return Ampersand();
    if (c == '<') return AngleBracket();
    if (static_cast<unsigned char>(c) < 0x80) return Drop(RemovedKind::kControl, 1);
    Wide();
  }

  void Wide() {
    auto [c, size] = text::DecodeAt(input_, at_);
    uint32_t bytes = static_cast<uint32_t>(size);
    if (char32_t meant = FromC1(c)) return Put(meant, bytes);
    switch (ClassOf(c)) {
      case Class::kBlank:
        return Blank(bytes);
      case Class::kBreak:
        return Break(bytes);
      case Class::kDropped:
        return Drop(RemovedKind::kControl, bytes);
      case Class::kPlain:
        break;
    }
    if (!IsInert(c)) return Compose();
    Space();
    out_.Copy(input_, at_, bytes);
    at_ += bytes;
  }

  // A stretch that NFC may change: from the character before to the next inert one. At most 32
  // characters, as in Unicode's Stream-Safe Text Format, so that a flood of marks stays linear.
  void Compose() {
    uint32_t begin = at_;
    if (blank_ == 0 && breaks_ == 0) begin -= out_.TakeBackCopied(at_);
    Space();
    uint32_t end = at_;
    for (int i = 0; i < 32 && end < input_.size(); ++i) {
      auto [c, size] = text::DecodeAt(input_, end);
      if (i > 0 && IsInert(c)) break;
      end += static_cast<uint32_t>(size);
    }
    std::string_view stretch = input_.substr(begin, end - begin);
    std::string composed = ToNfc(stretch);
    if (composed == stretch) {
      out_.Copy(input_, begin, end - begin);
    } else {
      out_.Replace(composed, begin, end - begin);
    }
    at_ = end;
  }

  void Ampersand() {
    Entity entity = EntityAt(input_.substr(at_));
    if (entity.size == 0) {
      Space();
      out_.Copy(input_, at_++, 1);
      return;
    }
    uint32_t bytes = static_cast<uint32_t>(entity.size);
    if (char32_t meant = FromC1(entity.character)) return Put(meant, bytes);
    Class kind = entity.character < 0x80 ? Class::kPlain : ClassOf(entity.character);
    if (entity.character == ' ') kind = Class::kBlank;
    if (kind == Class::kBlank) return Blank(bytes);
    if (kind == Class::kBreak) return Break(bytes);
    if (kind == Class::kDropped) return Drop(RemovedKind::kControl, bytes);
    Put(entity.character, bytes);
  }

  // One character in place of `bytes`.
  void Put(char32_t character, uint32_t bytes) {
    Space();
    std::string put;
    text::Append(put, character);
    out_.Replace(put, at_, bytes);
    at_ += bytes;
  }

  void AngleBracket() {
    Tag tag = TagAt(input_.substr(at_));
    if (tag.size == 0) {
      Space();
      out_.Copy(input_, at_++, 1);
      return;
    }
    uint32_t bytes = static_cast<uint32_t>(tag.size);
    if (tag.block) {
      taken_.push_back({RemovedKind::kBoilerplate, {at_, at_ + bytes}});
      return Break(bytes);
    }
    Drop(RemovedKind::kBoilerplate, bytes);
  }

  void Drop(RemovedKind kind, uint32_t bytes) {
    if (!taken_.empty() && taken_.back().kind == kind && taken_.back().input.end == at_) {
      taken_.back().input.end += bytes;
    } else {
      taken_.push_back({kind, {at_, at_ + bytes}});
    }
    at_ += bytes;
  }

  // Blanks and breaks are held back until a character follows, and then written as one.
  void Blank(uint32_t bytes) {
    if (blank_ == 0) {
      blank_ = bytes;
      blank_begin_ = at_;
    }
    at_ += bytes;
  }

  void Break(uint32_t bytes) {
    if (breaks_ < 2) {
      break_at_[breaks_] = {at_, at_ + bytes};
      ++breaks_;
    }
    blank_ = 0;
    at_ += bytes;
  }

  void Space() {
    bool begun = !out_.text().empty();
    if (breaks_ > 0 && begun) {
      for (int i = 0; i < breaks_; ++i) PutSpace("\n", break_at_[i]);
    } else if (blank_ > 0 && begun) {
      PutSpace(" ", {blank_begin_, blank_begin_ + blank_});
    }
    breaks_ = 0;
    blank_ = 0;
  }

  void PutSpace(std::string_view character, Span input) {
    if (input.In(input_) == character) {
      out_.Copy(input_, input.begin, input.size());
    } else {
      out_.Replace(character, input.begin, input.size());
    }
  }

  std::string_view input_;
  std::vector<Taken>& taken_;
  EditedText out_;
  uint32_t at_ = 0;
  uint32_t blank_ = 0, blank_begin_ = 0;
  int breaks_ = 0;
  std::array<Span, 2> break_at_{};
};

}  // namespace

EditedText Normalize(std::string_view input, std::vector<Taken>& taken) {
  return Normalizer(input, taken).Run();
}

}  // namespace khaldun::clean
