//! See [`paseto_bench`]; `--help` lists the options.

use std::{env, error::Error, fs, process::ExitCode};

use paseto_bench::{
    about,
    alloc::Counting,
    args::{Args, HELP, Mode},
    groups, harness, memory,
    outcome::{Operation, Outcome, SCHEMA},
    scaling, table, threads,
};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What it ends with where no operation has the name that was asked for.
const NOTHING: u8 = 3;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let args = Args::parse(env::args().skip(1))?;
    if args.help {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    let mut outcome = Outcome {
        schema: SCHEMA,
        machine: about::machine(),
        versions: about::versions(),
        command: args.command(),
        backend: about::BACKEND.to_owned(),
        rounds: args.rounds,
        operations: Vec::new(),
        scaling: Vec::new(),
        threads: Vec::new(),
        memory: None,
    };
    println!("{}; {} rounds", outcome.machine, outcome.rounds);
    println!("{}\n", outcome.versions);
    match args.mode {
        Mode::Tables => {
            outcome.operations = tables(&args);
            if outcome.operations.is_empty() {
                eprintln!("no operation contains {:?}", args.filter);
                return Ok(ExitCode::from(NOTHING));
            }
        }
        Mode::Scaling => {
            outcome.scaling = scaling::measure(args.rounds, |name, rows| {
                println!("{}", table::markdown(name, rows));
            });
        }
        Mode::Threads(threads) => {
            outcome.threads = threads::measure(threads, args.rounds);
            for operation in &outcome.threads {
                println!("{}", table::threaded(operation));
            }
        }
        Mode::Memory => {
            let memory = memory::measure(args.rounds);
            println!("{}", table::memory(&memory));
            outcome.memory = Some(memory);
        }
    }
    if let Some(file) = args.json {
        fs::write(file, serde_json::to_string_pretty(&outcome)?)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Every contender beside every other.
fn tables(args: &Args) -> Vec<Operation> {
    let mut operations = Vec::new();
    for mut group in args.versions.iter().copied().flat_map(groups::of) {
        if !group.name.contains(&args.filter) {
            continue;
        }
        group
            .contenders
            .retain(|contender| contender.name.contains(&args.only));
        let contenders = harness::measure(&mut group, args.rounds);
        println!("{}", table::markdown(&group.name, &contenders));
        operations.push(Operation {
            operation: group.name,
            contenders,
        });
    }
    operations
}
