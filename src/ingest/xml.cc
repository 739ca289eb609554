#include "ingest/xml.h"

#include "text/ascii.h"

namespace khaldun::ingest {
namespace {

class StringWriter : public pugi::xml_writer {
 public:
  explicit StringWriter(std::string& out) : out_(out) {}
  void write(const void* data, size_t size) override {
    out_.append(static_cast<const char*>(data), size);
  }

 private:
  std::string& out_;
};

}  // namespace

pugi::xml_node ChildNamed(pugi::xml_node node, std::string_view name) {
  pugi::xml_node prefixed;
  for (pugi::xml_node child : node.children()) {
    std::string_view have = child.name();
    if (have == name) return child;
    if (!prefixed && have.size() > name.size() && have.ends_with(name) &&
        have[have.size() - name.size() - 1] == ':' && have.starts_with("atom:")) {
      prefixed = child;
    }
  }
  return prefixed;
}

std::string InnerMarkup(pugi::xml_node node) {
  std::string out;
  StringWriter writer(out);
  for (pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      out += child.value();
    } else if (child.type() == pugi::node_element) {
      child.print(writer, "", pugi::format_raw | pugi::format_no_declaration);
    }
  }
  return out;
}

std::optional<std::string> TextOfChild(pugi::xml_node node,
                                       std::initializer_list<std::string_view> names) {
  for (std::string_view name : names) {
    std::string inner = InnerMarkup(ChildNamed(node, name));
    std::string_view trimmed = text::Trim(inner);
    if (!trimmed.empty()) return std::string(trimmed);
  }
  return std::nullopt;
}

}  // namespace khaldun::ingest
