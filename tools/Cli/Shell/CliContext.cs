using System.Text;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Tools.Cli.Shell;

/// <summary>Everything that a verb has of the outside; tests bring their own.</summary>
internal sealed record CliContext
{
    /// <summary>Gets standard output: JSON and help, nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Gets standard error: what people read.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Gets whether standard error is a terminal, so that lines may move and have colours.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Gets an environment variable; null when it is not set.</summary>
    public Func<string, string?> Environment { get; init; } = static _ => null;

    /// <summary>Gets what asks for a secret without echo; null when there is nobody to ask.</summary>
    public Func<string, byte[]>? Prompt { get; init; }

    /// <summary>Gets what finds the USB buses; asked only by who looks for a device there.</summary>
    public Func<IUsbContext> Usb { get; init; } = UsbBuses.OfProcess;

    /// <summary>Gets what is cancelled when the user wants to end.</summary>
    public CancellationToken Interrupted { get; init; }

    /// <summary>Makes what opens links.</summary>
    public LinkRegistry CreateLinks() => LinkCatalog.Create(Usb);

    /// <summary>The context of a real process.</summary>
    public static CliContext OfProcess(Interrupts interrupts) => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        IsTerminal = !Console.IsErrorRedirected,
        Environment = System.Environment.GetEnvironmentVariable,
        Prompt = Console.IsInputRedirected || Console.IsErrorRedirected ? null : AskSecret,
        Interrupted = interrupts.Token,
    };

    private static byte[] AskSecret(string question)
    {
        Console.Error.Write(question);
        StringBuilder typed = new();
        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (key.KeyChar != 0)
            {
                _ = typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return Encoding.UTF8.GetBytes(typed.ToString());
    }
}
