using System.Reflection;
using System.Runtime.ExceptionServices;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Drivers.Tests.Faults;

/// <summary>Stands before a driver and fails one of its answers, as if the driver had refused.</summary>
public class FaultyDriver : DispatchProxy
{
    private object _driver = null!;
    private FaultPlan _plan = null!;

    public static TRoles Before<TRoles>(object driver, FaultPlan plan)
        where TRoles : class
    {
        TRoles proxy = Create<TRoles, FaultyDriver>();
        var faulty = (FaultyDriver)(object)proxy;
        (faulty._driver, faulty._plan) = (driver, plan);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        string? ddi = targetMethod.GetCustomAttribute<DdiAttribute>()?.Name;
        if (ddi is not null && !(ddi == "ProtocolCmCloseCall" && _driver is NdProxyDriver) && targetMethod.ReturnType == typeof(NdisStatus)
            && _plan.Answer(ddi, AnswerMode.Sync) is { IsSuccess: false } refusal)
        {
            return refusal;
        }

        try
        {
            return targetMethod.Invoke(_driver, args);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
    }
}
