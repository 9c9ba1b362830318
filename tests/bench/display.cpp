#include "tests/bench/display.h"

#include <cstdlib>
#include <cstring>
#include <xcb/xcb.h>
#include <xcb/xtest.h>

namespace bench {
namespace {

template <typename T>
struct Freed
{
    void operator()(T *reply) const { std::free(reply); }
};
template <typename T>
using Reply = std::unique_ptr<T, Freed<T>>;

std::uint32_t keysymOf(char letter)
{
    if (letter == '\n')
        return 0xff0d;
    if (letter == '\b')
        return 0xff08;
    return static_cast<unsigned char>(letter);
}

constexpr std::uint32_t ShiftKeysym = 0xffe1;

} // namespace

struct Display::Connection
{
    ~Connection() { xcb_disconnect(x); }

    struct Key
    {
        xcb_keycode_t code = 0;
        bool isShifted = false;
    };
    Key key(std::uint32_t keysym) const
    {
        const auto *symbols = xcb_get_keyboard_mapping_keysyms(keyboard.get());
        const int perCode = keyboard->keysyms_per_keycode;
        const int count = xcb_get_keyboard_mapping_keysyms_length(keyboard.get());
        for (int i = 0; i < count; ++i)
            if (symbols[i] == keysym && i % perCode < 2)
                return {static_cast<xcb_keycode_t>(firstCode + i / perCode), i % perCode == 1};
        return {};
    }
    void send(std::uint8_t type, xcb_keycode_t code) const { xcb_test_fake_input(x, type, code, 0, root, 0, 0, 0); }

    xcb_connection_t *x = nullptr;
    xcb_window_t root = 0;
    std::uint16_t width = 0;
    std::uint16_t height = 0;
    int firstCode = 0;
    Reply<xcb_get_keyboard_mapping_reply_t> keyboard;
};

Display::Display(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) { }
Display::~Display() = default;

std::unique_ptr<Display> Display::open()
{
    auto own = std::make_unique<Connection>();
    own->x = xcb_connect(nullptr, nullptr);
    if (xcb_connection_has_error(own->x) != 0)
        return nullptr;
    const auto *setup = xcb_get_setup(own->x);
    const auto *screen = xcb_setup_roots_iterator(setup).data;
    own->root = screen->root;
    own->width = screen->width_in_pixels;
    own->height = screen->height_in_pixels;
    own->firstCode = setup->min_keycode;
    own->keyboard.reset(xcb_get_keyboard_mapping_reply(
        own->x,
        xcb_get_keyboard_mapping(own->x, setup->min_keycode,
                                 static_cast<std::uint8_t>(setup->max_keycode - setup->min_keycode + 1)),
        nullptr));
    const Reply<xcb_test_get_version_reply_t> test(
        xcb_test_get_version_reply(own->x, xcb_test_get_version(own->x, 2, 2), nullptr));
    if (!own->keyboard || !test)
        return nullptr;
    return std::unique_ptr<Display>(new Display(std::move(own)));
}

Display::Place Display::screen() const
{
    return {0, 0, m_connection->width, m_connection->height};
}

std::uint32_t Display::focused() const
{
    const auto *own = m_connection.get();
    const Reply<xcb_get_input_focus_reply_t> focus(
        xcb_get_input_focus_reply(own->x, xcb_get_input_focus(own->x), nullptr));
    if (!focus || focus->focus == XCB_INPUT_FOCUS_POINTER_ROOT || focus->focus == own->root)
        return 0;
    // A manager of windows keeps the focus in an unseen window while there is no other.
    const Reply<xcb_get_window_attributes_reply_t> attributes(
        xcb_get_window_attributes_reply(own->x, xcb_get_window_attributes(own->x, focus->focus), nullptr));
    const Reply<xcb_get_geometry_reply_t> geometry(
        xcb_get_geometry_reply(own->x, xcb_get_geometry(own->x, focus->focus), nullptr));
    constexpr int unseen = 8;
    const bool isSeen = attributes && geometry && attributes->map_state == XCB_MAP_STATE_VIEWABLE
        && geometry->width > unseen && geometry->height > unseen;
    return isSeen ? focus->focus : 0;
}

bool Display::type(char letter)
{
    const auto key = m_connection->key(keysymOf(letter));
    const auto shift = m_connection->key(ShiftKeysym);
    if (key.code == 0 || shift.code == 0)
        return false;
    if (key.isShifted)
        m_connection->send(XCB_KEY_PRESS, shift.code);
    m_connection->send(XCB_KEY_PRESS, key.code);
    m_connection->send(XCB_KEY_RELEASE, key.code);
    if (key.isShifted)
        m_connection->send(XCB_KEY_RELEASE, shift.code);
    return xcb_flush(m_connection->x) > 0;
}

void Display::putMouseAway()
{
    xcb_test_fake_input(m_connection->x, XCB_MOTION_NOTIFY, 0, 0, m_connection->root,
                        static_cast<std::int16_t>(m_connection->width - 1),
                        static_cast<std::int16_t>(m_connection->height - 1), 0);
    xcb_flush(m_connection->x);
}

std::vector<std::uint32_t> Display::pixels(Place place) const
{
    constexpr std::uint32_t allPlanes = 0xffffffff;
    const Reply<xcb_get_image_reply_t> image(
        xcb_get_image_reply(m_connection->x,
                            xcb_get_image(m_connection->x, XCB_IMAGE_FORMAT_Z_PIXMAP, m_connection->root, place.x,
                                          place.y, place.width, place.height, allPlanes),
                            nullptr));
    std::vector<std::uint32_t> pixels(std::size_t {place.width} * place.height);
    const auto bytes = pixels.size() * sizeof(std::uint32_t);
    // Depths of 24 and 32 bits have four bytes a pixel; no other is used today.
    if (!image || static_cast<std::size_t>(xcb_get_image_data_length(image.get())) < bytes)
        return {};
    std::memcpy(pixels.data(), xcb_get_image_data(image.get()), bytes);
    return pixels;
}

} // namespace bench
