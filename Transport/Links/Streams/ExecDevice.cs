using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>A program on a raw pseudo-terminal that is its standard input and output and its controlling terminal.</summary>
internal sealed class ExecDevice : FdDevice
{
    /// <summary>How long a program may live that closed its terminal, before the link ends without its exit code.</summary>
    private static readonly TimeSpan s_untilGivenUp = TimeSpan.FromSeconds(1);

    /// <summary>How long the terminal may stay open by others after the program itself ended.</summary>
    private static readonly TimeSpan s_untilLeft = TimeSpan.FromMilliseconds(100);

    private readonly IEventLoop _loop;
    private readonly SafeFileHandle _master;
    private readonly ExecChild _child;
    private readonly ExecErrorTail _errors;
    private readonly ILoopTimer _giveUp;
    private readonly string _name;
    private FdByteLink? _link;
    private bool _streamEnded;

    public ExecDevice(IEventLoop loop, string command, string name)
    {
        _loop = loop;
        _name = name;
        (_master, SafeFileHandle slave, string path) = PtyPair.Open();
        (SafeFileHandle read, SafeFileHandle write) = SpawnNative.Pipe();
        using (slave)
        using (write)
        {
            int error = SpawnNative.Spawn(command, path, write, out int process);
            if (error != 0)
            {
                _master.Dispose();
                read.Dispose();
                throw new LinkException(
                    Errno.ToKind(error), $"{name} cannot be started: {StreamNative.Describe(error)}", error);
            }

            FileDescriptor = (int)_master.DangerousGetHandle();
            _giveUp = loop.CreateTimer(() => _link?.Fail(DescribeExit()));
            _errors = new ExecErrorTail(loop, read);
            _child = new ExecChild(loop, process, HandleExited);
        }
    }

    /// <inheritdoc/>
    public override int FileDescriptor { get; }

    /// <inheritdoc/>
    public override void Start(FdByteLink link)
    {
        _link = link;
        if (_child.ExitCode is not null)
        {
            HandleExited();
        }
    }

    /// <inheritdoc/>
    public override LinkException? HandleEnd(int nativeCode)
    {
        _streamEnded = true;
        if (_child.ExitCode is not null)
        {
            return DescribeExit();
        }

        _giveUp.Arm(_loop.Now + s_untilGivenUp); // the exit code comes in a moment
        return null;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!_master.IsClosed)
        {
            _giveUp.Dispose();
            _errors.Dispose();
            _master.Dispose();
            _child.HangUp();
        }
    }

    private void HandleExited()
    {
        if (_master.IsClosed || _link is null)
        {
            return;
        }

        if (_streamEnded)
        {
            _link.Fail(DescribeExit());
        }
        else
        {
            _giveUp.Arm(_loop.Now + s_untilLeft); // its last words are read first
        }
    }

    private LinkException DescribeExit()
    {
        string said = _errors.LastLine is { } line ? $": {line}" : "";
        return _child.ExitCode switch
        {
            null => new(LinkErrorKind.EndOfStream, $"{_name} closed its terminal{said}"),
            > 128 and { } code => new(LinkErrorKind.ProcessExited, $"{_name} was ended by signal {code - 128}{said}", code),
            { } code => new(LinkErrorKind.ProcessExited, $"{_name} ended with exit code {code}{said}", code),
        };
    }
}
