//! What a linker needs for a module of Python's: nothing on Linux, a flag on macOS.

fn main() {
    pyo3_build_config::add_extension_module_link_args();
}
