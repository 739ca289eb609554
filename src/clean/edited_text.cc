#include "clean/edited_text.h"

#include <algorithm>

#include "text/utf8.h"

namespace khaldun::clean {

void EditedText::Copy(std::string_view input, uint32_t begin, uint32_t size) {
  if (size == 0) return;
  uint32_t at = static_cast<uint32_t>(text_.size());
  text_ += input.substr(begin, size);
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    if (last.same && last.input_begin + last.input_size == begin) {
      last.size += size;
      last.input_size += size;
      return;
    }
  }
  pieces_.push_back({at, size, begin, size, true});
}

void EditedText::Replace(std::string_view put, uint32_t begin, uint32_t size) {
  if (put.empty()) return;
  pieces_.push_back(
      {static_cast<uint32_t>(text_.size()), static_cast<uint32_t>(put.size()), begin, size, false});
  text_ += put;
}

uint32_t EditedText::TakeBackCopied(uint32_t input_end) {
  if (pieces_.empty() || !pieces_.back().same) return 0;
  Piece& last = pieces_.back();
  if (last.input_begin + last.input_size != input_end) return 0;
  uint32_t size = static_cast<uint32_t>(text::DecodeBefore(text_, text_.size()).size);
  text_.resize(text_.size() - size);
  last.size -= size;
  last.input_size -= size;
  if (last.size == 0) pieces_.pop_back();
  return size;
}

EditedText EditedText::Without(const std::vector<Span>& cuts,
                               const std::vector<uint32_t>& blanks) const {
  EditedText out;
  auto cut = cuts.begin();
  auto blank = blanks.begin();
  // Copies [begin, end) of one piece.
  auto keep = [&](const Piece& piece, uint32_t begin, uint32_t end) {
    if (begin >= end) return;
    std::string_view part = std::string_view(text_).substr(begin, end - begin);
    uint32_t at = static_cast<uint32_t>(out.text_.size());
    bool whole = begin == piece.begin && end == piece.begin + piece.size;
    if (!piece.same) {
      // A part of a replacement stands for all of what it replaced.
      out.text_ += part;
      out.pieces_.push_back(
          {at, static_cast<uint32_t>(part.size()), piece.input_begin, piece.input_size, false});
      return;
    }
    uint32_t input = whole ? piece.input_begin : piece.input_begin + (begin - piece.begin);
    out.text_ += part;
    if (!out.pieces_.empty() && out.pieces_.back().same &&
        out.pieces_.back().input_begin + out.pieces_.back().input_size == input) {
      out.pieces_.back().size += end - begin;
      out.pieces_.back().input_size += end - begin;
    } else {
      out.pieces_.push_back({at, end - begin, input, end - begin, true});
    }
  };
  for (const Piece& piece : pieces_) {
    uint32_t at = piece.begin, end = piece.begin + piece.size;
    while (at < end) {
      while (cut != cuts.end() && cut->end <= at) ++cut;
      while (blank != blanks.end() && *blank < at) ++blank;
      if (cut != cuts.end() && cut->begin <= at) {
        at = std::min(end, cut->end);
        continue;
      }
      uint32_t upto = end;
      if (cut != cuts.end()) upto = std::min(upto, cut->begin);
      if (blank == blanks.end() || *blank >= upto) {
        keep(piece, at, upto);
        at = upto;
        continue;
      }
      keep(piece, at, *blank);
      Span input = InputOf({*blank, *blank + 1});
      out.Replace(" ", input.begin, input.size());
      at = *blank + 1;
    }
  }
  return out;
}

Span EditedText::InputOf(Span span) const {
  auto piece_at = [&](uint32_t at) {
    auto after = std::upper_bound(pieces_.begin(), pieces_.end(), at,
                                  [](uint32_t a, const Piece& p) { return a < p.begin; });
    return std::prev(after);
  };
  if (pieces_.empty() || span.empty()) return {};
  auto first = piece_at(span.begin), last = piece_at(span.end - 1);
  uint32_t begin = first->input_begin + (first->same ? span.begin - first->begin : 0);
  uint32_t end = last->input_begin + (last->same ? span.end - last->begin : last->input_size);
  return {begin, end};
}

OffsetMap EditedText::ToOffsetMap(std::string_view input) const {
  OffsetMap map;
  CodePointCounter counter(input);
  for (const Piece& piece : pieces_) {
    uint32_t begin = counter.At(piece.input_begin);
    if (piece.same) {
      map.AddRun({piece.begin, begin, 1});
      continue;
    }
    uint32_t end = counter.At(piece.input_begin + piece.input_size);
    map.AddRun({piece.begin, begin, end - begin});
    // All but the first character stand for nothing more.
    uint32_t second = static_cast<uint32_t>(text::DecodeAt(text_, piece.begin).size);
    if (second < piece.size) map.AddRun({piece.begin + second, end, 0});
  }
  return map;
}

uint32_t CodePointCounter::At(uint32_t byte) {
  for (; byte_ < byte; ++byte_) code_point_ += (text_[byte_] & 0xC0) != 0x80;
  return code_point_;
}

}  // namespace khaldun::clean
