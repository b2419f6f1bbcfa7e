using UserCoNdis.HardwareAgent.Control;
using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Control;

namespace UserCoNdis.HardwareAgent.Programs;

/// <summary>A program that the host runs for us, outside.</summary>
internal sealed class OutsideProgram(ProgramSpec spec, IHost host) : CaseProgram(spec)
{
    protected override Task BeginAsync() => host.AskAsync(HostVerb.Start, Spec.Name);

    protected override Task SignalAsync(int signal) => host.AskAsync(HostVerb.Interrupt, Spec.Name);

    public override void Dispose()
    {
        // it is the host's
    }

    protected override Task DestroyAsync() => host.AskAsync(HostVerb.Kill, Spec.Name);
}
