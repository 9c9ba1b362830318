#include "core/users/usersummary.h"
#include "tests/support/registry.h"
#include "ui/theme/appearance.h"
#include "ui/users/avatar.h"

#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

class tst_Avatar : public QObject
{
    Q_OBJECT

private slots:
    void lettersCanBeRead_data();
    void lettersCanBeRead();
    void statesCanBeRead_data() { lettersCanBeRead_data(); }
    void statesCanBeRead();
    void aLongStateStaysInItsPlace();
    void lettersStayInTheDisc_data();
    void lettersStayInTheDisc();
};

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

constexpr double Readable = 4.5; // WCAG 2.1, 1.4.3

} // namespace

void tst_Avatar::lettersCanBeRead_data()
{
    QTest::addColumn<QString>("theme");
    for (const auto &name : {u"light"_s, u"dark"_s, u"contrast"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void tst_Avatar::lettersCanBeRead()
{
    QFETCH(QString, theme);
    const auto colors = ui::Theme::load(theme);
    QSet<int> tints;
    for (int i = 0; tints.size() < ui::avatarTints(); ++i) {
        QVERIFY(i < 1000);
        const auto id = QString::number(i);
        tints.insert(users::tintOf(id, ui::avatarTints()));
        const auto avatar = ui::avatarColors(id, colors);
        QVERIFY2(contrast(avatar.letters, avatar.disc) >= Readable,
                 qPrintable(u"%1 on %2"_s.arg(avatar.letters.name(), avatar.disc.name())));
    }
}

void tst_Avatar::statesCanBeRead()
{
    QFETCH(QString, theme);
    const auto colors = ui::Theme::load(theme);
    for (int state = 0; state <= static_cast<int>(users::AccountState::Unknown); ++state) {
        const auto pill = ui::stateColors(static_cast<users::AccountState>(state), colors);
        QVERIFY2(contrast(pill.text, pill.wash) >= Readable, qPrintable(QString::number(state)));
    }
}

void tst_Avatar::aLongStateStaysInItsPlace()
{
    const ui::Appearance appearance(ui::Appearance::Choice::Light);
    QImage image(200, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    ui::paintState(painter, QRect(20, 5, 100, 30),
                   {users::AccountState::Active, u"active until a day that has a very long name"_s, {}},
                   appearance.theme());
    painter.end();
    bool isPainted = false;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const bool isInside = x >= 20 && x <= 121;
            isPainted = isPainted || image.pixelColor(x, y) != QColor(Qt::white);
            QVERIFY2(isInside || image.pixelColor(x, y) == QColor(Qt::white), qPrintable(QString::number(x)));
        }
    }
    QVERIFY(isPainted);
}

void tst_Avatar::lettersStayInTheDisc_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("wide letters") << u"Wanda Ŵŵ"_s;
    QTest::newRow("a ligature as wide as a line") << u"\ufdfd"_s;
    QTest::newRow("many marks") << u"A"_s + u"\u0301\u0316\u0489"_s.repeated(30);
    QTest::newRow("a family") << u"👨‍👩‍👧‍👦"_s;
    QTest::newRow("Han") << u"龘"_s;
}

void tst_Avatar::lettersStayInTheDisc()
{
    QFETCH(QString, name);
    const ui::Appearance appearance(ui::Appearance::Choice::Light);
    for (const double size : {22.0, 44.0}) {
        QImage image(120, 120, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        const QRectF disc(40, 40, size, size);
        ui::paintAvatar(painter, disc, u"id"_s, name, appearance.theme());
        painter.end();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const auto away = std::hypot(x + 0.5 - disc.center().x(), y + 0.5 - disc.center().y());
                if (away > size / 2 + 1.5)
                    QVERIFY2(image.pixelColor(x, y) == QColor(Qt::white), qPrintable(u"%1, %2"_s.arg(x).arg(y)));
            }
        }
    }
}

REGISTER_TEST(tst_Avatar)
#include "tst_avatar.moc"
