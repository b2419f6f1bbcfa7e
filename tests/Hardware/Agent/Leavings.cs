using System.Globalization;
using System.Text;

namespace UserCoNdis.HardwareAgent;

/// <summary>What a case could leave behind: processes, which have its name in their environment, and network interfaces.</summary>
internal sealed class Leavings
{
    /// <summary>The variable that programs of a case have.</summary>
    public const string Mark = "UCONDIS_CASE";

    private readonly string _mark;
    private string[] _before = Interfaces();

    /// <summary>Looks at what is there before the case.</summary>
    public Leavings(string name) => _mark = $"{Mark}={name}";

    /// <summary>Takes what is there now for what was there before.</summary>
    public void LookAgain() => _before = Interfaces();

    /// <summary>What is there now and was not before.</summary>
    public IReadOnlyList<string> Now => [.. Processes().Select(id => $"process {Words(id)}"), .. NewInterfaces];

    private IEnumerable<string> NewInterfaces => Interfaces().Except(_before, StringComparer.Ordinal).Select(name => $"interface {name}");

    /// <summary>Kills the processes.</summary>
    public void Sweep()
    {
        foreach (string id in Processes())
        {
            Programs.SignalNative.Send(int.Parse(id, CultureInfo.InvariantCulture), Programs.SignalNative.Kill);
        }
    }

    private IEnumerable<string> Processes() =>
        Directory.GetDirectories("/proc").Select(Path.GetFileName).OfType<string>().Where(name => char.IsAsciiDigit(name[0])).Where(IsOurs);

    private bool IsOurs(string id) => Read(id, "environ").Split('\0').Contains(_mark, StringComparer.Ordinal);

    private static string Words(string id) => Read(id, "cmdline").Replace('\0', ' ').Trim();

    private static string[] Interfaces() => [.. Directory.GetFileSystemEntries("/sys/class/net").Select(path => Path.GetFileName(path))];

    private static string Read(string id, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{id}/{file}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ""; // gone meanwhile
        }
    }
}
