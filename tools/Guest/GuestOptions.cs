using UserCoNdis.HardwareGuest;
using UserCoNdis.HardwareGuest.Machine;

namespace UserCoNdis.Tools.Guest;

/// <summary>What is typed after a verb: options first, then everything else as it stands.</summary>
internal sealed record GuestOptions
{
    public List<string> Modules { get; } = [];

    public List<string> Devices { get; } = [];

    /// <summary>Arguments of QEMU, as they are.</summary>
    public List<string> Qemu { get; } = [];

    /// <summary>Where the files of cases stay.</summary>
    public string? Keep { get; private set; }

    public TimeSpan Limit { get; private set; } = TimeSpan.FromMinutes(10);

    public bool KeepConsole { get; private set; }

    /// <summary>A program and its arguments, or cases.</summary>
    public IReadOnlyList<string> Rest { get; private set; } = [];

    public static GuestOptions Parse(string[] args)
    {
        GuestOptions options = new();
        int at = 0;
        string Value() => at < args.Length ? args[at++] : throw new GuestException($"{args[at - 1]} wants a value");
        while (at < args.Length && args[at].StartsWith("--", StringComparison.Ordinal))
        {
            switch (args[at++])
            {
                case "--module":
                    options.Modules.Add(Value());
                    break;
                case "--device":
                    options.Devices.Add(Value());
                    break;
                case "--qemu":
                    options.Qemu.Add(Value());
                    break;
                case "--no-publish":
                    PublishedPrograms.TakesLast = true;
                    break;
                case "--keep":
                    options.Keep = Value();
                    break;
                case "--limit":
                    options.Limit = TimeSpan.FromSeconds(int.Parse(Value()));
                    break;
                case "--keep-console":
                    options.KeepConsole = true;
                    break;
                default:
                    throw new GuestException($"no such option: {args[at - 1]}");
            }
        }

        options.Rest = args[at..];
        return options;
    }
}
