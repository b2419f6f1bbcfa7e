using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UserCoNdis.Tools.Cli.Shell;

/// <summary>The one form in which programs get results.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions s_line = new(s_options) { WriteIndented = false };

    /// <summary>Writes one document in one line, for readers of JSON lines.</summary>
    public static void WriteLine<T>(TextWriter output, T document)
    {
        output.WriteLine(JsonSerializer.Serialize(document, s_line));
        output.Flush();
    }

    /// <summary>Writes one document and a line end.</summary>
    public static void Write<T>(TextWriter output, T document) => output.WriteLine(JsonSerializer.Serialize(document, s_options));

    /// <summary>Reads a document that <see cref="Write"/> wrote.</summary>
    public static T Read<T>(Stream input) => JsonSerializer.Deserialize<T>(input, s_options)!;
}
