#include "ui/values/jsonfield.h"

#include "core/json/typed.h"
#include "ui/code/codebox.h"
#include "ui/code/jsonlexer.h"
#include "ui/theme/plainlabel.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int LineHeight = 20;
constexpr int MostLines = 8;
constexpr int Around = 10;

} // namespace

JsonField::JsonField(const Appearance &appearance, QWidget *parent) : ValueField(parent)
{
    setProperty("frame", QStringLiteral("input"));
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 1, 6, 1);
    m_box = new CodeBox(appearance, new JsonLexer);
    // Neither numbers nor folds for a few lines.
    m_box->SendScintilla(QsciScintilla::SCI_SETMARGINS, 0UL);
    m_box->setCaretLineVisible(false);
    // There is no room for a bar under one line; the caret takes the view along.
    m_box->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    column->addWidget(m_box);
    m_hint = new PlainLabel({}, PlainLabel::Look::Muted, this);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->setIndent(10);
    setInput(m_box);
    connect(m_box, &CodeBox::documentChanged, this, &JsonField::read);
    connect(m_box, &QsciScintilla::linesChanged, this, &JsonField::fit);
    fit();
}

void JsonField::read(const QByteArray &utf8)
{
    showHint();
    if (utf8 == m_shown)
        return;
    m_shown = utf8;
    const auto typed = utf8.toStdString();
    if (json::plainJson(typed).find_first_not_of(" \t\r\n") == std::string::npos) {
        setProblem({});
        m_box->showFindings({});
        return;
    }
    if (const auto tape = json::parseTyped(typed); tape) {
        m_box->showFindings({});
        change(QString::fromUtf8(utf8));
    } else {
        const auto problem = QString::fromStdString(tape.error().message);
        m_box->showFindings({{Finding::Severity::Error, {tape.error().offset, tape.error().offset}, problem}});
        setProblem(tr("Not JSON yet: %1").arg(problem));
    }
}

void JsonField::showContent()
{
    m_shown = content().value_or(QString()).toUtf8();
    if (m_box->bytes() != m_shown)
        m_box->replaceBytes(m_shown);
    m_box->showFindings({});
    showHint();
    fit();
}

void JsonField::fit()
{
    const int height = std::clamp(m_box->lines(), 1, MostLines) * LineHeight + Around;
    if (m_box->minimumHeight() == height)
        return;
    m_box->setFixedHeight(height);
    m_box->setVerticalScrollBarPolicy(m_box->lines() > MostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    emit heightChanged();
}

void JsonField::showHint()
{
    m_hint->setVisible(m_box->length() == 0);
}

void JsonField::setHint(const QString &hint)
{
    m_hint->setText(hint);
    showHint();
}

void JsonField::setReadOnly(bool readOnly)
{
    m_box->setReadOnly(readOnly);
}

void JsonField::resizeEvent(QResizeEvent *event)
{
    ValueField::resizeEvent(event);
    m_hint->setGeometry(0, 0, width(), std::min(height(), 32));
}

bool JsonField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_box)
        return ValueField::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        // The keyboard must find its way out: Tab leaves, as in every other field.
        if (key.key() == Qt::Key_Tab || key.key() == Qt::Key_Backtab)
            return focusNextPrevChild(key.key() == Qt::Key_Tab);
        // Its own steps to undo: letters of a text that is no JSON yet exist nowhere else.
        return false;
    }
    if (event->type() == QEvent::FocusOut) {
        m_box->SendScintilla(QsciScintilla::SCI_SETXOFFSET, 0UL);
        if (m_box->length() == 0)
            settleEmpty();
    }
    return false;
}

} // namespace ui
