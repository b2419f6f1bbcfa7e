namespace UserCoNdis.HardwareGuest.Cases;

/// <summary>A program of a case.</summary>
/// <param name="Name">What events and logs call it.</param>
/// <param name="Command">
/// The program and its arguments, no shell between. In an argument <c>{ucondis}</c> is our published program (after dotnet, which is
/// put in front), <c>{usbchecks}</c> in the guest the checks of libusb, <c>{work}</c> the working folder of the case (the same inside and outside by content, not by path),
/// <c>{wire:NAME}</c> the socket of a serial device's wire (outside only).
/// </param>
public sealed record ProgramSpec(string Name, params IReadOnlyList<string> Command)
{
    /// <summary>Before the name of a program among needs: it has to have ended.</summary>
    public const string Ended = "ended:";

    /// <summary>Whether it runs on the machine outside, not in the guest.</summary>
    public bool Outside { get; init; }

    /// <summary>Whether the case goes on while it runs; it is ended with the case.</summary>
    public bool Background { get; init; }

    /// <summary>
    /// What has to be there before it is started: a path (<c>{work}</c> is the working folder), <c>usb:VVVV:PPPP</c> for a device on a bus of the
    /// guest, <c>driver:NAME</c> for a kernel driver that has an interface of one, or <c>ended:NAME</c> for another program of the case that is over.
    /// </summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The case goes on to the next program when this one says a line that contains this; null: at once, or at its end.</summary>
    public string? ReadyWhen { get; init; }

    /// <summary>Variables, besides those it inherits.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The exit code it has to have; null: any.</summary>
    public int? ExitCode { get; init; } = 0;

    /// <summary>Texts that it has to say, in any order.</summary>
    public IReadOnlyList<string> Says { get; init; } = [];

    /// <summary>Texts that it must not say.</summary>
    public IReadOnlyList<string> NeverSays { get; init; } = [];

    /// <summary>Whether it is what the case is about, not a part of its surroundings.</summary>
    public bool IsOurs => Command.Any(word => word is "{ucondis}" or "{usbchecks}");

    /// <summary>After so long it is killed and the case has failed.</summary>
    public int LimitSeconds { get; init; } = 120;
}
