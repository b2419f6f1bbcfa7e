using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>The process of an <c>exec:</c> link: tells when it ends, is hung up in steps, and never stays a zombie.</summary>
/// <remarks>It outlives its link for as long as the program takes to go: SIGHUP, after a second SIGTERM, after three
/// SIGKILL. When the loop itself ends, the program gets a fifth of a second.</remarks>
internal sealed class ExecChild : IPollHandler, ILoopEndHandler
{
    private const int LastGraceMilliseconds = 200;
    private static readonly TimeSpan s_untilTerm = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_untilKill = TimeSpan.FromSeconds(2);

    private readonly IEventLoop _loop;
    private readonly int _process;
    private readonly SafeFileHandle _pidfd;
    private readonly IPollRegistration _registration;
    private readonly ILoopTimer _escalate;
    private readonly Action _exited;
    private bool _termSent;

    /// <summary>Watches a process that was just started.</summary>
    public ExecChild(IEventLoop loop, int process, Action exited)
    {
        _loop = loop;
        _process = process;
        _exited = exited;
        _pidfd = SpawnNative.OpenProcess(process);
        _escalate = loop.CreateTimer(Escalate);
        _registration = loop.Watch((int)_pidfd.DangerousGetHandle(), this, PollInterest.Read);
    }

    /// <summary>Gets the exit code, 128 + signal when it was killed; null while it runs.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Hangs the program up; does not wait.</summary>
    public void HangUp()
    {
        if (ExitCode is null && _escalate.DueAt is null)
        {
            SpawnNative.SignalGroup(_process, SpawnNative.SIGHUP);
            _escalate.Arm(_loop.Now + s_untilTerm);
        }
    }

    /// <inheritdoc/>
    void IPollHandler.HandleReady(PollInterest ready)
    {
        ExitCode = SpawnNative.Reap(_process, wait: false);
        if (ExitCode is not null)
        {
            Release();
            _exited();
        }
    }

    /// <inheritdoc/>
    void ILoopEndHandler.HandleLoopEnded()
    {
        if (ExitCode is null)
        {
            SpawnNative.SignalGroup(_process, SpawnNative.SIGHUP);
            if (!SpawnNative.WaitReadable(_pidfd, LastGraceMilliseconds))
            {
                SpawnNative.SignalGroup(_process, SpawnNative.SIGKILL);
            }

            ExitCode = SpawnNative.Reap(_process, wait: true);
            Release();
        }
    }

    private void Escalate()
    {
        SpawnNative.SignalGroup(_process, _termSent ? SpawnNative.SIGKILL : SpawnNative.SIGTERM);
        if (!_termSent)
        {
            _termSent = true;
            _escalate.Arm(_loop.Now + s_untilKill);
        }
    }

    private void Release()
    {
        _escalate.Dispose();
        _registration.Dispose();
        _pidfd.Dispose();
    }
}
