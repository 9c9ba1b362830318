#include "ui/shell/aboutsheet.h"

#include "ui/theme/icons.h"
#include "ui/theme/plaincode.h"
#include "ui/theme/plainlabel.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QFile>
#include <QPushButton>
#include <Qsci/qsciglobal.h>

static void initAboutResources()
{
    Q_INIT_RESOURCE(about);
}

namespace ui {
namespace {

QString licenceText()
{
    initAboutResources();
    QFile file(QStringLiteral(":/about/LICENSE"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

AboutSheet::AboutSheet(const Appearance &appearance, QWidget *over) : Sheet(appearance, Role::Accent, 690, over)
{
    setAccessibleName(tr("About Gatehouse"));
    auto *mark = new QLabel;
    mark->setPixmap(icon(QStringLiteral("gatehouse"), appearance.theme(), Role::Accent).pixmap(32, 32));
    head()->addWidget(mark);
    const auto version = QCoreApplication::applicationVersion();
    head()->addWidget(new PlainLabel(version.isEmpty() ? tr("Gatehouse") : tr("Gatehouse %1").arg(version),
                                     PlainLabel::Look::Heading),
                      1);

    auto *text =
        new PlainLabel(tr("An explorer for the Authgear Admin API. Free software under the GNU General Public License, "
                          "version 3 or later; it comes with no warranty. Made with Qt %1 and QScintilla %2.")
                           .arg(QLatin1String(qVersion()), QLatin1String(QSCINTILLA_VERSION_STR)));
    text->setWordWrap(true);
    body()->addWidget(text);
    auto *licence = new PlainCode(licenceText(), 14);
    licence->setAccessibleName(tr("Licence"));
    body()->addWidget(licence);

    auto *close = new QPushButton(tr("Close"));
    foot()->addStretch(1);
    foot()->addWidget(close);
    connect(close, &QPushButton::clicked, this, &Sheet::reject);
    setRetreat(close);
}

} // namespace ui
