#include "ui/shell/docsflow.h"

#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/quietnotice.h"
#include "ui/shell/schemaexport.h"

#include <QDesktopServices>
#include <QUrl>

namespace ui {

DocsFlow::DocsFlow(Explorer &explorer, QObject *parent) : QObject(parent), m_explorer(explorer)
{
    auto &docs = m_explorer.docs();
    connect(&docs, &DocsPane::insertRequested, this, [this](const QString &text, const QString &operation) {
        if (auto *page = m_explorer.current())
            page->insertAtCaret(text, operation);
    });
    connect(&docs, &DocsPane::operationRequested, this, [this](const QString &text) {
        if (const auto *known = m_explorer.currentProject())
            m_explorer.addPage(*known, text.toUtf8(), {})->focusEditor();
    });
    connect(&docs, &DocsPane::webLinkActivated, this, [](const QUrl &url) {
        // Said twice, because this is where it would matter: nothing but a web page is ever opened.
        if (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"))
            QDesktopServices::openUrl(url);
    });
    connect(&docs, &DocsPane::exportRequested, this, &DocsFlow::exportSchemaAs);
}

void DocsFlow::exportSchemaAs(DocsPane::Export format)
{
    const auto *known = m_explorer.currentProject();
    auto &docs = m_explorer.docs();
    if (!known || !docs.schema())
        return;
    exportSchema(docs.schema(), format, known->name(), &docs,
                 [this](const QString &path, const base::Result<void> &written) {
                     if (!m_notice)
                         m_notice = new QuietNotice(&m_explorer.docs());
                     if (written)
                         m_notice->say(Notice::Tone::Good, tr("Saved as %1").arg(path));
                     else
                         m_notice->say(Notice::Tone::Warning, written.error().message);
                 });
}

} // namespace ui
