#pragma once

#include "ui/code/codelexer.h"

namespace ui {

/// Colours and folds of JSON for a CodeBox: a line that opens more brackets than it closes can be folded.
class JsonLexer final : public CodeLexer
{
    Q_OBJECT

public:
    explicit JsonLexer(QObject *parent = nullptr);

protected:
    std::string stylesOf(std::string_view text, std::size_t begin, std::size_t end) override;

private:
    void fold(std::string_view text, std::size_t begin, std::string_view styles);
};

} // namespace ui
