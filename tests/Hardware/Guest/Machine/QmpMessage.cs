using System.Text.Json;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>What QEMU's monitor says: a reply or an event (QEMU's docs/interop/qmp-spec). Greetings are neither.</summary>
/// <param name="Id">Of the command that this replies to.</param>
/// <param name="Text">What the reply says, when it is text.</param>
/// <param name="Error">Why the command was refused; null: it was not.</param>
/// <param name="Event">The event's name; null: this is a reply.</param>
/// <param name="Device">The device that the event is about.</param>
public sealed record QmpMessage(int? Id, string? Text, string? Error, string? Event, string? Device)
{
    /// <summary>Reads a line; throws <see cref="JsonException"/> when it is no object.</summary>
    public static QmpMessage Read(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("a monitor says objects only");
        }

        return new QmpMessage(
            Member(root, "id") is { ValueKind: JsonValueKind.Number } id ? id.GetInt32() : null,
            TextOf(Member(root, "return")),
            TextOf(Member(Member(root, "error"), "desc")),
            TextOf(Member(root, "event")),
            TextOf(Member(Member(root, "data"), "device")));
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out JsonElement value) ? value : null;

    private static string? TextOf(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
