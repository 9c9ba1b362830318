#pragma once

#include <QComboBox>

namespace ui {

class Appearance;

/// A box of choices whose chevron is of our family of icons: a style sheet knows no icon that takes the theme's
/// colours, and Qt's own arrow is dark on every ground.
class ChoiceBox final : public QComboBox
{
    Q_OBJECT

public:
    /// \a appearance outlives the box.
    explicit ChoiceBox(const Appearance &appearance, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Appearance &m_appearance;
};

} // namespace ui
