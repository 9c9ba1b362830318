#pragma once

#include "ui/theme/appearance.h"

#include <QWidget>

namespace ui {

/// The left part of a row: how deep it stands, whether it unfolds, its name and its type. It takes the focus of rows
/// that have no field, so that the keyboard can fold them.
class RowName final : public QWidget
{
    Q_OBJECT

public:
    explicit RowName(const Appearance &appearance, QWidget *parent = nullptr);

    struct Look
    {
        QString name;
        QString type;
        int depth = 0;
        bool isRequired = false;
        bool isContainer = false;
        bool isExpanded = false;
        bool isFaded = false; ///< Deprecated, or not taken.
        bool isBare = false; ///< A list without items: nothing to unfold.
        bool operator==(const Look &) const = default;
    };
    void setLook(const Look &look);
    /// Where names end, so that fields begin in one line.
    QSize sizeHint() const override { return {140, 30}; }

signals:
    void toggled();
    /// Enter or Space where nothing can be unfolded.
    void begun();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Appearance &m_appearance;
    Look m_look;
};

} // namespace ui
