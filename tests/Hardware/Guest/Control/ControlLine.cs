using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserCoNdis.HardwareGuest.Control;

/// <summary>A control message as a line of text, and back.</summary>
public static class ControlLine
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The line, without its end.</summary>
    public static string Write(ControlMessage message) => JsonSerializer.Serialize(message, s_options);

    /// <summary>The message; throws <see cref="JsonException"/> at anything else.</summary>
    public static ControlMessage Read(string line) =>
        JsonSerializer.Deserialize<ControlMessage>(line, s_options) ?? throw new JsonException("null is no control message");
}
