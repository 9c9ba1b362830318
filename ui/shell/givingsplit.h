#pragma once

#include <QSplitter>

namespace ui {

/// Two panes beside each other, of which the second gives way by itself where there is no room for both, and comes back
/// where there is. Whoever asks for it nevertheless gets it: then the window grows.
class GivingSplit final : public QSplitter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GivingSplit)

public:
    explicit GivingSplit(QWidget *parent = nullptr);

    void showSecond(bool wanted);
    /// Whether or not it has room.
    bool isSecondWanted() const { return m_isWanted; }
    /// The widths of both; while the second has given way, those with which it comes back.
    QList<int> chosenSizes() const;
    void chooseSizes(const QList<int> &sizes);
    QSize minimumSizeHint() const override;

signals:
    /// It came or went, by a wish or by itself.
    void secondShown(bool shown);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int leastOfBoth() const;
    void arrange();

    bool m_isWanted = true;
    bool m_isInsisted = false; ///< Asked for where there was no room.
    QList<int> m_chosen; ///< Empty: nobody has moved the handle.
};

} // namespace ui
