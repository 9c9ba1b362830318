#include "ui/shell/compareflow.h"

#include "ui/results/answerview.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/theme/plaintext.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>

namespace ui {
namespace {

tl::expected<std::shared_ptr<const std::string>, QString> readCompared(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(CompareFlow::tr("%1 cannot be read: %2").arg(path, file.errorString()));
    // One byte more than is compared says that there is too much.
    const auto bytes = file.read(static_cast<qint64>(CompareSheet::Largest) + 1);
    return std::make_shared<const std::string>(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

} // namespace

CompareFlow::CompareFlow(Explorer &explorer, const Appearance &appearance, QWidget &window)
    : QObject(&window),
      m_explorer(explorer),
      m_appearance(appearance),
      m_window(window)
{ }

void CompareFlow::answered(DocumentPage &page, const run::Answer &answer)
{
    if (!m_answers.contains(&page))
        connect(&page, &QObject::destroyed, this, [this, key = &page] { m_answers.remove(key); });
    auto &answers = m_answers[&page];
    answers.before = std::move(answers.now);
    lengthened(page, answer);
}

void CompareFlow::lengthened(DocumentPage &page, const run::Answer &answer)
{
    m_answers[&page].now = answer.body && answer.body->size() <= LargestKept ? answer.body : nullptr;
}

DocumentPage *CompareFlow::pageWithAnswer() const
{
    auto *page = m_explorer.current();
    if (page && page->answer().tape)
        return page;
    if (page)
        page->say(Notice::Tone::Neutral, tr("There is no answer in this tab to compare with another."));
    return nullptr;
}

CompareSheet::Side CompareFlow::held(const QString &name, Body body)
{
    return {name, [body = std::move(body)] {
                return body;
            }};
}

void CompareFlow::open(const CompareSheet::Side &before, Body now)
{
    (new CompareSheet(before, held(tr("The answer in view"), std::move(now)), m_appearance, &m_window))->open();
}

void CompareFlow::withTheOneBefore()
{
    auto *page = pageWithAnswer();
    if (!page)
        return;
    if (const auto before = m_answers.value(page).before)
        open(held(tr("The answer before"), before), page->answer().body);
    else
        page->say(Notice::Tone::Neutral,
                  tr("There is no answer before this one, or it was larger than 32 MB and not kept."));
}

void CompareFlow::withAnotherTab()
{
    auto *page = pageWithAnswer();
    if (!page)
        return;
    auto *menu = new QMenu(&m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // What is compared is what was there when it was asked for: a tab may run again, or close, while the menu is open.
    for (auto *other : m_explorer.pages()) {
        if (other == page || !other->answer().tape)
            continue;
        menu->addAction(plainCaption(other->title()), this,
                        [this, name = tr("The answer of %1").arg(other->title()), theirs = other->answer().body,
                         ours = page->answer().body] { open(held(name, theirs), ours); });
    }
    if (menu->isEmpty()) {
        delete menu;
        page->say(Notice::Tone::Neutral, tr("No other tab has an answer to compare with."));
        return;
    }
    menu->popup(page->answerView().mapToGlobal(QPoint(8, 8)));
}

void CompareFlow::withAFile()
{
    auto *page = pageWithAnswer();
    if (!page)
        return;
    auto *dialog = new QFileDialog(&m_window, tr("Compare with a file"), {}, tr("JSON (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, ours = page->answer().body](const QString &path) {
        open({QFileInfo(path).fileName(),
              [path] {
                  return readCompared(path);
              }},
             ours);
    });
    dialog->open();
}

void CompareFlow::withTheClipboard()
{
    auto *page = pageWithAnswer();
    if (!page)
        return;
    const auto text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty()) {
        page->say(Notice::Tone::Neutral, tr("The clipboard holds no text."));
        return;
    }
    open({tr("The clipboard"),
          [text] {
              return std::make_shared<const std::string>(text.toStdString());
          }},
         page->answer().body);
}

} // namespace ui
