using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>Opens <c>exec:COMMAND LINE</c>: a program, run by the shell, on a raw pseudo-terminal of its own.</summary>
/// <remarks>
/// The terminal is its standard input and output and its controlling terminal; the end of its standard error goes into
/// the text of <see cref="LinkErrorKind.ProcessExited"/>, whose native code is the exit code (128 + signal when it was
/// killed). Closing the link hangs it up: SIGHUP, after a second SIGTERM, after three SIGKILL.
/// The link's name holds the program only, since arguments may be secret.
/// </remarks>
public sealed class ExecLinkFactory : ILinkFactory
{
    /// <inheritdoc/>
    public string Scheme => "exec";

    /// <inheritdoc/>
    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool)
    {
        ArgumentNullException.ThrowIfNull(uri);
        new LinkOptionReader(uri).ThrowIfUnread();
        string command = uri.Path.Trim();
        if (command.Length == 0)
        {
            throw new LinkException(LinkErrorKind.InvalidOption, "'exec:' wants a command line, for example exec:slirp-fullbolt -P");
        }

        string name = $"exec:{command.Split(' ', 2)[0]}";
        return new FdByteLink(name, loop, pool, new ExecDevice(loop, command, name));
    }
}
