#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace bench {

/// A connection of its own to the X server: it types as hands do (XTEST, so the server decides who gets the key), and
/// sees what is on the screen.
class Display
{
public:
    struct Place
    {
        std::int16_t x = 0;
        std::int16_t y = 0;
        std::uint16_t width = 0;
        std::uint16_t height = 0;
    };

    /// The display that the environment names; null when it cannot be reached or cannot be typed on.
    static std::unique_ptr<Display> open();
    ~Display();

    Place screen() const;
    /// The program that gets the keys, as one of its windows; 0: nobody, or the manager of windows.
    std::uint32_t focused() const;
    /// Presses and releases the key of \a letter (ASCII; \n is Return, \b Backspace), with Shift where it takes one.
    /// False: the keyboard has no such key.
    bool type(char letter);
    /// Moves the mouse into a corner where it points at nothing.
    void putMouseAway();
    /// What is shown at \a place, row by row, a value a pixel; empty when it cannot be seen.
    std::vector<std::uint32_t> pixels(Place place) const;

private:
    struct Connection;
    explicit Display(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

} // namespace bench
